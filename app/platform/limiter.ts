import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { PrismaClient } from "@prisma-client";

/** A named limit: so many points in a window of seconds. */
export type Limit = { name: string; points: number; windowSeconds: number };

/** Whether a key is within a limit and how much of it is taken; if not, after how many seconds it will be. */
export type LimitAnswer = { allowed: true; taken: number } | { allowed: false; retryAfterSeconds: number };

/** Counts in the database, so that all processes and restarts share one count. */
export type Limiter = {
  /** Takes one point and says whether it was there to take. */
  take(limit: Limit, key: string): Promise<LimitAnswer>;
  /** Gives one taken point back. */
  giveBack(limit: Limit, key: string): Promise<void>;
  /** Forgets what the key has taken. */
  forget(limit: Limit, key: string): Promise<void>;
};

/** The limiter on the database. This file is one of those reviewed for raw SQL: the text is the library's. */
export function makeLimiter(client: PrismaClient): Limiter {
  const store = {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const rows = await client.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })) };
    },
  };
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterFor = (limit: Limit): RateLimiterPostgres => {
    const id = `${limit.name}:${limit.points}:${limit.windowSeconds}`;
    const limiter = limiters.get(id) ?? new RateLimiterPostgres({
      storeClient: store, storeType: "client", tableName: "RateLimit", tableCreated: true,
      clearExpiredByTimeout: false, keyPrefix: limit.name, points: limit.points, duration: limit.windowSeconds,
    });
    limiters.set(id, limiter);
    return limiter;
  };
  return {
    async take(limit, key) {
      try {
        const { consumedPoints } = await limiterFor(limit).consume(key);
        return { allowed: true, taken: consumedPoints };
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return waitFor(answer);
        throw answer;
      }
    },
    async giveBack(limit, key) {
      await limiterFor(limit).reward(key);
    },
    async forget(limit, key) {
      await limiterFor(limit).delete(key);
    },
  };
}

/** A limiter that never refuses, for tests and benches that ask for relaxed limits. */
export const noLimiter: Limiter = {
  take: async () => ({ allowed: true, taken: 0 }),
  giveBack: async () => undefined,
  forget: async () => undefined,
};

function waitFor(state: RateLimiterRes): LimitAnswer {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) };
}
