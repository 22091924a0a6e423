const failuresMax = 5;
const restMs = 10 * 60_000;
const hostsMax = 1_000;

/** Remembers which hosts failed lately, each failure after the other. */
export type Breaker = { isResting(host: string): boolean; note(host: string, outcome: "failed" | "answered"): void };

/** Builds one; a host that failed five times in a row rests for ten minutes, then one failure more lets it rest again. */
export function makeBreaker(now: () => number): Breaker {
  const failed = new Map<string, { count: number; at: number }>();
  return {
    isResting(host) {
      const known = failed.get(host);
      return known !== undefined && known.count >= failuresMax && now() - known.at < restMs;
    },
    note(host, outcome) {
      const count = (failed.get(host)?.count ?? 0) + 1;
      failed.delete(host);
      if (outcome === "answered") return;
      failed.set(host, { count, at: now() });
      const [oldest] = failed.keys();
      if (failed.size > hostsMax && oldest !== undefined) failed.delete(oldest);
    },
  };
}
