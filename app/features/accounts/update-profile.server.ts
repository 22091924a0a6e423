import { addMs, dayMs } from "~/kernel/clock";
import { foldHandle } from "~/kernel/fold-handle";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { lockMember } from "~/features/members/writing.server";
import { getMyAccount, isHandleTaken } from "./queries.server";
import { whyNotHandle, type HandleRefusal } from "./rules";
import type { ProfileInput } from "./schema";
import type { MyAccount } from "./types";

export type ProfileRefusal = HandleRefusal | "handle-taken" | "handle-changed-lately";

const handleStepMs = 30 * dayMs;

/**
 * Changes the member's own profile and settings; a field left out stays.
 * A changed handle redirects from the old one, which is never given again.
 * Refuses: a bad or taken handle, a second change of handle within 30 days.
 */
export async function updateProfile(ctx: MemberContext, input: ProfileInput): Promise<Result<MyAccount, ProfileRefusal>> {
  const { actor } = ctx;
  try {
    return await ctx.transaction(async (ctx) => {
      const refusal = input.handle === undefined ? null : await renameHandle(ctx, actor.id, input.handle);
      if (refusal) return refused(refusal);
      const { displayName, bio, website, locale, theme, timeZone, takesInvitations, acceptanceReminders } = input;
      await ctx.db.member.update({ where: { id: actor.id }, data: { displayName, bio, website } });
      await ctx.db.account.update({ where: { memberId: actor.id }, data: { locale, theme, timeZone, takesInvitations, acceptanceReminders } });
      return ok(await getMyAccount({ ...ctx, actor }));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("handle-taken");
    throw error;
  }
}

/** The lock: of two renames at once the second sees the first, and comes within its 30 days. */
async function renameHandle(ctx: Context, memberId: string, handle: string): Promise<ProfileRefusal | null> {
  await lockMember(ctx, memberId);
  const member = await ctx.db.member.findUniqueOrThrow({ where: { id: memberId } });
  if (member.handle === handle) return null;
  const bad = whyNotHandle(handle);
  if (bad) return bad;
  if (member.handleChangedAt && addMs(member.handleChangedAt, handleStepMs) > ctx.now()) return "handle-changed-lately";
  if (await isHandleTaken(ctx, handle, { memberId })) return "handle-taken";
  const now = ctx.now();
  const handleFolded = foldHandle(handle);
  if (member.handleFolded !== handleFolded) {
    await ctx.db.handleHistory.upsert({
      where: { handleFolded: member.handleFolded }, update: {}, create: { handleFolded: member.handleFolded, memberId, changedAt: now },
    });
  }
  await ctx.db.member.update({ where: { id: memberId }, data: { handle, handleFolded, handleChangedAt: now } });
  return null;
}
