import { z } from "zod";
import type { Actor } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";
import { hashSecret, sameMark, sign } from "~/features/accounts/secrets.server";
import type { Context } from "~/platform/context";
import type { Endpoint, Given } from "./endpoint";

const keptMs = dayMs;
const keyLengthMax = 255;

/** A key as its client sent it, with all it is bound to. */
export type Claim = { key: string; bodyHmac: string };

/** Whether the text can be a key: 1 to 255 characters without control characters. */
export function isKey(key: string): boolean {
  return key.length > 0 && key.length <= keyLengthMax && !/[\u0000-\u001f\u007f]/.test(key);
}

/** Whether the endpoint remembers its answers: POST, no secret in them, and nothing as long in the making as a picture. */
export function keepsAnswers(endpoint: Endpoint): boolean {
  return endpoint.method === "POST" && !endpoint.secret && endpoint.upload === null;
}

/** What a key stands for: this actor (or guest's address), method, path and key; the body by its mark alone. */
export function claimOf(ctx: Context, asked: { actor: Actor; address: string; method: string; path: string; key: string; body: unknown }): Claim {
  const who = asked.actor.kind === "member" ? asked.actor.id : `anonymous ${asked.address}`;
  return {
    key: hashSecret([who, asked.method, asked.path, asked.key].join("\n")),
    bodyHmac: sign(ctx.community.secret, "idempotency", canonical(asked.body)),
  };
}

/** Thrown to undo the claim together with all the command wrote. */
class NotKept extends Error {
  readonly given: Given;
  constructor(given: Given) {
    super("this answer is not kept");
    this.given = given;
  }
}

type Outcome = { kind: "fresh" | "replayed"; given: Given } | { kind: "reused" };

/**
 * Runs the work once for a claim: claim, effects and answer commit together. A parallel equal request
 * waits for the claim's row and gets the same answer. An answer of 429 or 5xx undoes the claim.
 */
export async function once(ctx: Context, claim: Claim, work: (ctx: Context) => Promise<Given>): Promise<Outcome> {
  try {
    return await ctx.transaction(async (ctx) => {
      if (!(await take(ctx, claim))) return replay(ctx, claim);
      const given = await work(withSavepoints(ctx));
      if (given.status === 429 || given.status >= 500) throw new NotKept(given);
      await ctx.db.idempotencyKey.update({ where: { key: claim.key }, data: { status: given.status, answer: JSON.stringify({ body: given.body, headers: given.headers }) } });
      return { kind: "fresh", given };
    });
  } catch (error) {
    if (error instanceof NotKept) return { kind: "fresh", given: error.given };
    throw error;
  }
}

/** Inserts the key, or takes over one older than a day. Waits for a parallel claim to commit or roll back. */
async function take(ctx: Context, claim: Claim): Promise<boolean> {
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<unknown[]>`
    INSERT INTO "IdempotencyKey" ("key", "bodyHmac", "createdAt") VALUES (${claim.key}, ${claim.bodyHmac}, ${now})
    ON CONFLICT ("key") DO UPDATE SET "bodyHmac" = EXCLUDED."bodyHmac", "createdAt" = EXCLUDED."createdAt", "status" = NULL, "answer" = NULL
      WHERE "IdempotencyKey"."createdAt" <= ${addMs(now, -keptMs)}
    RETURNING "key"`;
  return rows.length > 0;
}

const storedAnswer = z.object({ body: z.unknown(), headers: z.record(z.string(), z.string()).optional() });

async function replay(ctx: Context, claim: Claim): Promise<Outcome> {
  const row = await ctx.db.idempotencyKey.findUniqueOrThrow({ where: { key: claim.key } });
  if (!sameMark(row.bodyHmac, claim.bodyHmac)) return { kind: "reused" };
  const { body, headers } = storedAnswer.parse(JSON.parse(row.answer ?? "{}"));
  return { kind: "replayed", given: { status: row.status ?? 200, body, headers } };
}

/**
 * Commands join the claim's transaction. One that meets a broken unique key and names it as a refusal
 * must find the transaction usable after it, so each command runs behind a savepoint of its own.
 */
function withSavepoints(ctx: Context): Context {
  const outer: Context = {
    ...ctx,
    async transaction(work) {
      await ctx.db.$executeRaw`SAVEPOINT command`;
      try {
        const value = await work(ctx);
        await ctx.db.$executeRaw`RELEASE SAVEPOINT command`;
        return value;
      } catch (error) {
        await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT command`;
        throw error;
      }
    },
  };
  return outer;
}

/** JSON with its keys in order: two bodies that say the same are the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
