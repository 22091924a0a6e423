import { setTimeout as pause } from "node:timers/promises";
import { Prisma, type PrismaClient } from "@prisma-client";
import type { Db } from "./open";

const attemptsMax = 5;
const waitForConnectionMs = 10_000;
const transactionMs = 15_000;

/** Runs the work in one transaction; a serialization failure or deadlock is tried again, five times. */
export async function inTransaction<T>(client: PrismaClient, work: (db: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(work, { maxWait: waitForConnectionMs, timeout: transactionMs });
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Whether the database asks to run the transaction again (SQLSTATE 40001, 40P01; Prisma P2034). */
function isRetryable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === "P2034") return true;
    return error.code === "P2010" && /40001|40P01/.test(JSON.stringify(error.meta ?? {}) + error.message);
  }
  return error instanceof Error && /40001|40P01|deadlock detected|TransactionWriteConflict/i.test(error.message);
}

/** Whether the error is a broken unique key: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && /23505/.test(JSON.stringify(error.meta ?? {}) + error.message));
}
