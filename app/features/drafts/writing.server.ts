import type { Context, MemberContext } from "~/platform/context";
import { draftsExpireBefore } from "./rules";
import type { DraftMark } from "./types";

/** Drops the draft a text was kept as once that text stands, in the same transaction. One changed since on another device stays. */
export async function settleDraft(ctx: MemberContext, mark: DraftMark | undefined): Promise<void> {
  if (mark) await ctx.db.draft.deleteMany({ where: { memberId: ctx.actor.id, ...mark } });
}

/** Drops a draft that is not wanted any more; harmless when there is none. */
export async function dropDraft(ctx: MemberContext, key: string): Promise<void> {
  await ctx.db.draft.deleteMany({ where: { memberId: ctx.actor.id, key } });
}

/** Removes what nobody touched for 180 days. */
export async function removeOldDrafts(ctx: Context): Promise<void> {
  await ctx.db.draft.deleteMany({ where: { updatedAt: { lt: draftsExpireBefore(ctx.now()) } } });
}
