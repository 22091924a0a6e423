import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import type { ParkedDelivery } from "./types";

/** Parked deliveries, the oldest first. The caller has checked that the actor is an operator. */
export async function listParked(ctx: Context, request: PageRequest): Promise<Page<ParkedDelivery>> {
  const after = (request.cursor ? decodeCursor(request.cursor, 2) : null) ?? ["", ""];
  const rows = await ctx.db.$queryRaw<(Omit<ParkedDelivery, "occurredAt"> & { occurredAt: Date })[]>`
    SELECT d."eventId", d."consumer", d."attempts", COALESCE(d."lastError", '') AS "lastError", e."type", e."subjectType", e."subjectId", e."occurredAt"
    FROM "Delivery" d JOIN "Event" e ON e."id" = d."eventId"
    WHERE d."state" = 'parked' AND (d."eventId", d."consumer") > (${String(after[0])}, ${String(after[1])})
    ORDER BY d."eventId", d."consumer" LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.eventId, row.consumer]);
  return { ...page, items: page.items.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() })) };
}

/** Lets a parked delivery be tried again from its first try. Operators only; audited. */
export async function retryDelivery(ctx: MemberContext, input: { eventId: string; consumer: string }): Promise<Result<null, "forbidden" | "not-found">> {
  const { actor } = ctx;
  if (!actor.isOperator) return refused("forbidden");
  return ctx.transaction(async (ctx) => {
    const { count } = await ctx.db.delivery.updateMany({
      where: { eventId: input.eventId, consumer: input.consumer, state: "parked" },
      data: { state: "pending", attempts: 0, nextAttemptAt: ctx.now(), leasedUntil: null },
    });
    if (count === 0) return refused("not-found");
    await ctx.audit({ actorId: actor.id, action: "delivery.retried", subjectType: "event", subjectId: input.eventId, after: { consumer: input.consumer } });
    return ok(null);
  });
}

/** What metrics and readiness tell of the event log. */
export async function countQueue(ctx: Context): Promise<{ waiting: number; pending: number; parked: number }> {
  const rows = await ctx.db.$queryRaw<{ waiting: number; pending: number; parked: number }[]>`
    SELECT (SELECT count(*) FROM "Event" WHERE NOT "dispatched")::int AS "waiting",
      (SELECT count(*) FROM "Delivery" WHERE "state" = 'pending')::int AS "pending",
      (SELECT count(*) FROM "Delivery" WHERE "state" = 'parked')::int AS "parked"`;
  return rows[0] ?? { waiting: 0, pending: 0, parked: 0 };
}
