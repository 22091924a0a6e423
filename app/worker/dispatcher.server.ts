import { addMs, hourMs, minuteMs, secondMs } from "~/kernel/clock";
import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import type { Consumer } from "./consumer";

export const attemptsMax = 10;
const leaseMs = 2 * minuteMs;
const dispatchBatch = 500;

type Delivered = RecordedEvent & { attempts: number };

/**
 * Fans out recorded events and hands due deliveries to their consumers, once around: to all of them, or to those
 * alone that have just been fed; slow ones are left out, and told of to `fedSlow`. Returns how many deliveries were taken; zero means that
 * nothing is due.
 */
export async function workOnce(ctx: Context, consumers: readonly Consumer[], served: "all" | "fed" = "all", fedSlow: (name: string) => void = () => undefined): Promise<number> {
  const fed = new Set<string>();
  for (let more = true; more;) {
    const out = await fanOut(ctx, consumers);
    out.fed.forEach((name) => fed.add(name));
    more = out.count === dispatchBatch;
  }
  for (const { name, pace } of consumers) if (pace === "slow" && fed.has(name)) fedSlow(name);
  let taken = 0;
  for (const consumer of consumers) if (consumer.pace !== "slow" && (served === "all" || fed.has(consumer.name))) taken += await serveAll(ctx, consumer);
  return taken;
}

/** Hands due deliveries to the slow consumers, once around. Returns how many were taken. */
export async function workSlowOnce(ctx: Context, consumers: readonly Consumer[]): Promise<number> {
  let taken = 0;
  for (const consumer of consumers) if (consumer.pace === "slow") taken += await serveAll(ctx, consumer);
  return taken;
}

/** Works until nothing is due: what tests call instead of waiting. */
export async function drain(ctx: Context, consumers: readonly Consumer[]): Promise<void> {
  while ((await workOnce(ctx, consumers)) + (await workSlowOnce(ctx, consumers)) > 0);
}

/** Makes one delivery per interested consumer for up to 500 events. Returns how many events, and who got any. */
async function fanOut(ctx: Context, consumers: readonly Consumer[]): Promise<{ count: number; fed: string[] }> {
  const pairs = consumers.flatMap(({ name, interestedIn }) => interestedIn.map((type) => ({ name, type })));
  const rows = await ctx.db.$queryRaw<{ count: number; fed: string[] }[]>`
    WITH waiting AS (
      SELECT "id", "type" FROM "Event" WHERE NOT "dispatched" ORDER BY "id"
      LIMIT ${dispatchBatch} FOR UPDATE SKIP LOCKED
    ), marked AS (
      UPDATE "Event" e SET "dispatched" = true FROM waiting w WHERE e."id" = w."id" RETURNING e."id"
    ), interest AS (
      SELECT * FROM unnest(${pairs.map(({ type }) => type)}::text[], ${pairs.map(({ name }) => name)}::text[]) AS i("type", "consumer")
    ), made AS (
      INSERT INTO "Delivery" ("eventId", "consumer", "nextAttemptAt")
      SELECT w."id", i."consumer", ${ctx.now()} FROM waiting w JOIN interest i ON i."type" = w."type"
      ON CONFLICT DO NOTHING RETURNING "consumer"
    )
    SELECT (SELECT count(*)::int FROM marked) AS "count", ARRAY(SELECT DISTINCT "consumer" FROM made) AS "fed"`;
  return rows[0] ?? { count: 0, fed: [] };
}

/** Hands over batch after batch until one is not full. */
async function serveAll(ctx: Context, consumer: Consumer): Promise<number> {
  const size = consumer.mode === "batch" ? consumer.size : 1;
  let taken = 0;
  for (let last = size; last === size; taken += last) last = await serve(ctx, consumer, size);
  return taken;
}

async function serve(ctx: Context, consumer: Consumer, size: number): Promise<number> {
  const due = await claim(ctx, consumer, size);
  if (due.length === 0) return 0;
  const stopHeartbeat = keepLease(ctx, consumer, due);
  try {
    if (consumer.mode === "single") for (const event of due) await takeOne(ctx, consumer, event);
    else await takeBatch(ctx, consumer, due);
  } finally {
    stopHeartbeat();
  }
  return due.length;
}

/**
 * Leases due deliveries; the try is counted at once, so a crash in the middle counts too. One whose
 * last try ended with the process is parked like any other that failed ten times.
 */
async function claim(ctx: Context, consumer: Consumer, limit: number): Promise<Delivered[]> {
  const now = ctx.now();
  return ctx.db.$queryRaw<Delivered[]>`
    WITH given_up AS (
      UPDATE "Delivery" SET "state" = 'parked', "leasedUntil" = NULL, "lastError" = COALESCE("lastError", 'the process ended during each try')
      WHERE "consumer" = ${consumer.name} AND "state" = 'pending' AND "attempts" >= ${attemptsMax} AND "leasedUntil" < ${now}
    ), due AS (
      SELECT "eventId" FROM "Delivery"
      WHERE "consumer" = ${consumer.name} AND "state" = 'pending' AND "attempts" < ${attemptsMax} AND "nextAttemptAt" <= ${now}
        AND ("leasedUntil" IS NULL OR "leasedUntil" < ${now})
      ORDER BY "eventId" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Delivery" d SET "leasedUntil" = ${addMs(now, leaseMs)}, "attempts" = d."attempts" + 1
    FROM due JOIN "Event" e ON e."id" = due."eventId"
    WHERE d."eventId" = due."eventId" AND d."consumer" = ${consumer.name}
    RETURNING e."id", e."type", e."actorId", e."subjectType", e."subjectId", e."boardId",
      e."occurredAt", e."imported", e."payload", d."attempts"`;
}

/** Renews the leases while the consumer works, so that slow work is not given to another. */
function keepLease(ctx: Context, consumer: Consumer, due: Delivered[]): () => void {
  const timer = setInterval(() => {
    const leasedUntil = addMs(ctx.now(), leaseMs);
    const where = { consumer: consumer.name, eventId: { in: due.map(({ id }) => id) } };
    ctx.db.delivery.updateMany({ where, data: { leasedUntil } }).catch((error: unknown) => ctx.log.warn({ err: error }, "lease not renewed"));
  }, leaseMs / 3);
  timer.unref();
  return () => clearInterval(timer);
}

async function takeBatch(ctx: Context, consumer: Extract<Consumer, { mode: "batch" }>, due: Delivered[]): Promise<void> {
  try {
    await consumer.take(ctx, due);
    await finish(ctx, consumer, due);
  } catch (error) {
    if (due.length === 1) return fail(ctx, consumer, due, error);
    // One bad event must not hold up the others: take them one by one.
    for (const event of due) await takeBatch(ctx, consumer, [event]);
  }
}

async function takeOne(ctx: Context, consumer: Extract<Consumer, { mode: "single" }>, event: Delivered): Promise<void> {
  try {
    await consumer.take(ctx, event);
    await finish(ctx, consumer, [event]);
  } catch (error) {
    await fail(ctx, consumer, [event], error);
  }
}

async function finish(ctx: Context, consumer: Consumer, done: Delivered[]): Promise<void> {
  await ctx.db.delivery.deleteMany({ where: { consumer: consumer.name, eventId: { in: done.map(({ id }) => id) } } });
}

async function fail(ctx: Context, consumer: Consumer, failed: Delivered[], error: unknown): Promise<void> {
  ctx.log.error({ err: error, consumer: consumer.name, events: failed.map(({ id }) => id) }, "delivery failed");
  for (const { id, attempts } of failed) {
    await ctx.db.delivery.updateMany({
      where: { consumer: consumer.name, eventId: id },
      data: {
        state: attempts >= attemptsMax ? "parked" : "pending",
        nextAttemptAt: addMs(ctx.now(), backoffMs(attempts)),
        leasedUntil: null,
        lastError: String(error instanceof Error ? error.message : error).slice(0, 500),
      },
    });
  }
}

/** 2, 4, 8 … seconds, at most an hour. */
export function backoffMs(attempts: number): number {
  return Math.min(2 ** attempts * secondMs, hourMs);
}
