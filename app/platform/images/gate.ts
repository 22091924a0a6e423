/** Lets so much work through at a time; the rest waits its turn, up to a number. */
export type Gate = { run<T>(work: () => Promise<T>): Promise<T> };

/** Said to whoever comes when too many wait already. */
export class GateFull extends Error {
  override readonly name = "GateFull";
}

/** Builds a gate. Throws GateFull where more than `waitingMax` would wait. */
export function makeGate({ atOnce, waitingMax }: { atOnce: number; waitingMax: number }): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    async run(work) {
      if (inside >= atOnce) {
        if (waiting.length >= waitingMax) throw new GateFull("too many wait");
        await new Promise<void>((go) => waiting.push(go)); // whoever leaves hands over the place
      } else inside += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
