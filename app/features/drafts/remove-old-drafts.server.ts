import type { Context } from "~/platform/context";
import { draftsExpireBefore } from "./rules";

/** Removes what nobody touched for 180 days. */
export async function removeOldDrafts(ctx: Context): Promise<void> {
  await ctx.db.draft.deleteMany({ where: { updatedAt: { lt: draftsExpireBefore(ctx.now()) } } });
}
