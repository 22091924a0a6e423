import autocannon from "autocannon";
import { quantile } from "./numbers";

/** One request a visitor makes, and the status that means it worked. */
export type Visit = { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string };

export type Load = { origin: string; connections: number; requests: number; status: number; next: () => Visit };

/** What came of it; `bytes` is the median answer on the wire, `wrong` counts other statuses and errors. */
export type LoadResult = { requests: number; wrong: number; seconds: number; p50: number; p95: number; p99: number; bytes: number };

const trialRequests = 30;
const requestsMin = 120;
const requestsMax = 20_000;

/**
 * Makes that many requests over that many connections. Bounded by count, not time: at the end of a time
 * requests in hand would be cut off, whose cost nobody could account for.
 */
export async function load({ origin, connections, requests, status, next }: Load): Promise<LoadResult> {
  const [times, sizes]: [number[], number[]] = [[], []];
  let wrong = 0;
  const began = performance.now();
  let last = began;
  await new Promise<void>((settle, reject) => {
    const run = autocannon(
      { url: origin, connections, amount: requests, timeout: 20, requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }] },
      (error: unknown) => (error ? reject(error instanceof Error ? error : new Error("the load could not start")) : settle()),
    );
    run.on("response", (_client, code, bytes, ms) => {
      times.push(ms);
      sizes.push(bytes);
      last = performance.now();
      if (code !== status) wrong += 1;
    });
    run.on("reqError", () => (wrong += 1));
  });
  const at = (part: number): number => quantile(times, part);
  return { requests: times.length, wrong, seconds: (last - began) / 1_000, p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes: quantile(sizes, 0.5) };
}

/** Tries the visits out with a few requests. Returns how many fill the seconds, within bounds. */
export async function requestsFor(trial: Omit<Load, "requests">, seconds: number): Promise<number> {
  const result = await load({ ...trial, requests: Math.max(trialRequests, trial.connections) });
  const wanted = Math.round((result.requests / result.seconds) * seconds);
  return Math.min(requestsMax, Math.max(requestsMin, 2 * trial.connections, wanted));
}
