import type { MemberActor } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { findAbsentActor } from "~/features/members/queries.server";
import { findNewPosts } from "~/features/search/queries.server";
import { checkedAfterMs, newsMax } from "./rules";

const atOnce = 100;

type Due = { id: string; memberId: string; q: string; lookedAt: Date };

/**
 * Runs the searches that are due, those that waited longest first, each for its member as they are now; what they have found since the member
 * looked is kept as news. Then tells of it once a day. Stopped, or killed, it goes on with the rest at its next time.
 * Records: saved-search.news-due.
 */
export async function runSavedSearches(ctx: Context, stopping?: AbortSignal): Promise<void> {
  const before = addMs(ctx.now(), -checkedAfterMs);
  for (let more = true; more && !stopping?.aborted; ) {
    const due = await claimDue(ctx, before);
    for (const searches of byMember(due)) await runAll(ctx, searches);
    more = due.length === atOnce;
  }
  for (let more = true; more && !stopping?.aborted; ) more = (await recordDue(ctx)) === atOnce;
}

/** Of several processes each takes others. */
async function claimDue(ctx: Context, before: Date): Promise<Due[]> {
  return ctx.db.$queryRaw<Due[]>`
    UPDATE "SavedSearch" SET "checkedAt" = ${ctx.now()} WHERE "id" IN (
      SELECT "id" FROM "SavedSearch" WHERE "checkedAt" < ${before} ORDER BY "checkedAt", "id" LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "memberId", "q", "lookedAt"`;
}

function byMember(due: readonly Due[]): Due[][] {
  return [...new Set(due.map(({ memberId }) => memberId))].map((id) => due.filter(({ memberId }) => memberId === id));
}

/** Runs the searches of one member; one that fails holds up no other. */
async function runAll(ctx: Context, searches: readonly Due[]): Promise<void> {
  const actor = await findAbsentActor(ctx, searches[0]?.memberId ?? "");
  for (const search of searches) await run(ctx, actor, search).catch((error: unknown) => ctx.log.error({ err: error, search: search.id }, "saved search failed"));
}

/** Outside any transaction: the search port has a connection of its own. What was looked at meanwhile has no old news. */
async function run(ctx: Context, actor: MemberActor | null, { id, q, lookedAt }: Due): Promise<void> {
  const news = actor ? await findNewPosts({ ...ctx, actor }, { q, since: lookedAt, limit: newsMax }) : [];
  await ctx.db.savedSearch.updateMany({ where: { id, lookedAt }, data: { news } });
}

/** Who has had no mail for a day and a mailed search with something no mail has told of. */
async function recordDue(ctx: Context): Promise<number> {
  return ctx.transaction(async (ctx) => {
    const due = await ctx.db.$queryRaw<{ memberId: string }[]>`
      SELECT DISTINCT s."memberId" FROM "SavedSearch" s JOIN "Account" a ON a."memberId" = s."memberId" JOIN "Member" m ON m."id" = s."memberId" AND m."state" = 'active'
      WHERE s."mail" AND NOT s."news" <@ s."told" AND NOT EXISTS (SELECT 1 FROM "Event" e
        WHERE e."subjectType" = 'member' AND e."subjectId" = s."memberId" AND e."type" = 'saved-search.news-due' AND e."occurredAt" > ${addMs(ctx.now(), -dayMs)})
      LIMIT ${atOnce}`;
    for (const { memberId } of due) await ctx.record({ type: "saved-search.news-due", actorId: null, subjectType: "member", subjectId: memberId, payload: {} });
    return due.length;
  });
}
