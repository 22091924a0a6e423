import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "~/platform/context";
import type { Database } from "~/platform/db/open";
import { consumers } from "./consumers";
import { workOnce, workSlowOnce } from "./dispatcher.server";
import { startSchedule } from "./run-schedule.server";

/** A running worker; `stop` lets the work in hand finish. */
export type RunningWorker = { stop(): Promise<void> };

/** Looks for due work at least this often, woken earlier by NOTIFY. */
const pollMs = 2000;

/** Facts that come within this time of the first share a round: a round costs about as much for one as for a hundred. */
const gatherMs = 200;

/** Runs consumers and schedule until stopped: inside the web process, or alone. Each slow consumer has a loop of its own. */
export async function runWorker(ctx: Context, database: Database): Promise<RunningWorker> {
  const wanted = consumers.filter(({ isWanted }) => isWanted?.(ctx) ?? true);
  const bell = makeBell();
  const slow = wanted.filter(({ pace }) => pace === "slow").map((consumer) => ({ consumer, bell: makeBell() }));
  const unlisten = await database.listen("kindling_events", bell.ring).catch((error: unknown) => {
    ctx.log.warn({ err: error }, "not listening for events; polling alone");
    return async () => undefined;
  });
  const tasks = startSchedule(ctx);
  const stopping = new AbortController();
  let lookedAt = -Infinity;
  const round = (): Promise<number> => {
    // New facts wake those who hear of them; what else is due, such as a retry, waits for the look at all.
    const served = performance.now() - lookedAt < pollMs ? "fed" : "all";
    if (served === "all") lookedAt = performance.now();
    return workOnce(ctx, wanted, served, (name) => slow.find(({ consumer }) => consumer.name === name)?.bell.ring());
  };
  const loops = [workOn(ctx, bell, stopping.signal, round), ...slow.map(({ consumer, bell: own }) => workOn(ctx, own, stopping.signal, () => workSlowOnce(ctx, [consumer])))];
  return {
    async stop() {
      stopping.abort();
      for (const each of [bell, ...slow.map(({ bell: own }) => own)]) each.ring();
      await Promise.all([...loops, tasks.stop()]);
      await unlisten().catch(() => undefined);
    },
  };
}

/** Works round after round while there is work, and looks again when the bell rings or time is up. */
async function workOn(ctx: Context, bell: Bell, stopping: AbortSignal, round: () => Promise<number>): Promise<void> {
  while (!stopping.aborted) {
    bell.hush();
    const taken = await round().catch((error: unknown) => {
      ctx.log.error({ err: error }, "worker round failed");
      return 0;
    });
    if (taken > 0 || stopping.aborted) continue;
    await bell.wait(pollMs);
    if (!stopping.aborted) await pause(gatherMs);
  }
}

type Bell = { ring(): void; hush(): void; wait(ms: number): Promise<void> };

/** A wait that can be cut short; a ring since the last hush cuts it before it begins. */
function makeBell(): Bell {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    hush() {
      rung = false;
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (rung) return resolve();
        const timer = setTimeout(done, ms);
        function done(): void {
          clearTimeout(timer);
          wake = null;
          resolve();
        }
        wake = done;
      }),
  };
}
