import type { SearchEngine } from "./types";

/** Whether an engine is asked now. */
export type Breaker = { isOpen(): boolean; failed(): void; worked(): void };

const failuresMax = 3;
const withinMs = 10_000;
const openMs = 15_000;

/**
 * After three failures within ten seconds an engine is left alone for fifteen; then one request tries it again, and the next
 * failure leaves it alone once more (the circuit breaker of Nygard, "Release It!").
 */
export function makeBreaker(now: () => number): Breaker {
  let failures: number[] = [];
  let openUntil = -Infinity;
  return {
    isOpen: () => now() < openUntil,
    failed() {
      const time = now();
      const isTrial = openUntil > -Infinity;
      failures = [...failures.filter((at) => at > time - withinMs), time];
      if (isTrial || failures.length >= failuresMax) openUntil = time + openMs;
    },
    worked() {
      failures = [];
      openUntil = -Infinity;
    },
  };
}

/** One engine in front of another: what the first does not answer, the second does, in the same request. The answer tells whose it is. */
export function withFallback(first: SearchEngine, second: SearchEngine, breaker: Breaker, failed: (error: unknown) => void): SearchEngine {
  const either = async <T>(ask: (engine: SearchEngine) => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    if (breaker.isOpen()) return ask(second);
    try {
      const answer = await ask(first);
      breaker.worked();
      return answer;
    } catch (error) {
      signal?.throwIfAborted(); // the asker has gone: that is no failing of the engine
      breaker.failed();
      failed(error);
      return ask(second);
    }
  };
  return {
    name: first.name,
    search: (request, signal) => either(async (engine) => ({ ...(await engine.search(request, signal)), isFallback: engine === second }), signal),
    suggest: (request, signal) => either((engine) => engine.suggest(request, signal), signal),
  };
}
