import type { MemberContext } from "~/platform/context";
import type { DraftMark } from "./types";

/** Drops the draft a text was kept as once that text stands, in the same transaction. One changed since on another device stays. */
export async function settleDraft(ctx: MemberContext, mark: DraftMark | undefined): Promise<void> {
  if (mark) await ctx.db.draft.deleteMany({ where: { memberId: ctx.actor.id, ...mark } });
}
