import type { SearchAnswer, SearchEngine, SearchHit, SearchRequest } from "./types";

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

export type FallbackOptions = {
  breaker: Breaker;
  failed(error: unknown): void;
  /** Whether all of these may still be found on these boards, as the second engine knows it, which is never behind. */
  stand(hits: readonly SearchHit[], boardIds: readonly string[]): Promise<boolean>;
};

/**
 * One engine in front of another: what the first does not answer, the second does, in the same request; and what the first answers of
 * documents that are gone meanwhile, so that not even a count tells of them. The answer says whose it is.
 */
export function withFallback(first: SearchEngine, second: SearchEngine, { breaker, failed, stand }: FallbackOptions): SearchEngine {
  const isTrue = async ({ hits, total }: SearchAnswer, { selection, limit }: SearchRequest): Promise<boolean> => {
    if (hits.length === 0) return total === 0 || limit === 0;
    return stand(hits, selection.boardIds);
  };
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
    search: (request, signal) =>
      either(async (engine) => {
        const answer = await engine.search(request, signal);
        const isOwn = engine === first && (await isTrue(answer, request));
        return isOwn ? answer : { ...(engine === second ? answer : await second.search(request, signal)), isFallback: true };
      }, signal),
    suggest: (request, signal) => either((engine) => engine.suggest(request, signal), signal),
  };
}
