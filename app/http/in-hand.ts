/** Counts what each member has under way in this process, so that nobody holds all of its memory. */
export type InHand = {
  /** Does the work, or what is said instead when so much of theirs is under way. */
  run<T>(who: string, work: () => Promise<T>, refuse: () => T | Promise<T>): Promise<T>;
};

/** Builds a count of its own. */
export function makeInHand(most: number): InHand {
  const counts = new Map<string, number>();
  return {
    async run(who, work, refuse) {
      const count = counts.get(who) ?? 0;
      if (count >= most) return refuse();
      counts.set(who, count + 1);
      try {
        return await work();
      } finally {
        const left = (counts.get(who) ?? 1) - 1;
        if (left > 0) counts.set(who, left);
        else counts.delete(who);
      }
    },
  };
}
