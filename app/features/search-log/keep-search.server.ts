import { createHmac } from "node:crypto";
import { writeQuery, type Query } from "@search";
import { hourMs, startOfDay } from "~/kernel/clock";
import type { Locale } from "~/kernel/words";
import type { ActorContext, Context } from "~/platform/context";
import { termOf } from "./rules";

type Made = { query: Pick<Query, "terms" | "filters">; via: "page" | "api"; locale: Locale; engine: string; total: number; tookMs: number; address: string };
export type LogEntry = ReturnType<typeof entryOf>;

/**
 * A search as it is logged. Its id is a mark of who asked for what in which hour: the same again, on the next page, after going back to the results
 * or in another order, is no other search. A guest is a mark of the address and the day, so that they are counted and not known again.
 */
export function entryOf(ctx: ActorContext, { query, address, ...facts }: Made) {
  const { actor } = ctx;
  const at = ctx.now();
  const who = actor.kind === "member" ? { memberId: actor.id, guest: null } : { memberId: null, guest: markOf(ctx, "guest", startOfDay(at).toISOString(), address) };
  const id = markOf(ctx, "search", String(Math.floor(at.getTime() / hourMs)), who.memberId ?? who.guest, facts.via, writeQuery(query));
  return { id, at, ...who, ...facts, term: termOf(query), filters: [...new Set(query.filters.map(({ field }) => field))].sort() };
}

function markOf({ community }: Context, ...parts: string[]): string {
  return createHmac("sha256", community.secret).update(["search-log", ...parts].join("\n")).digest("base64url").slice(0, 22);
}

/** Keeps a search; the same again is harmless. */
export async function keepSearch(ctx: Context, entry: LogEntry): Promise<void> {
  await ctx.db.searchLogEntry.createMany({ data: [entry], skipDuplicates: true });
}
