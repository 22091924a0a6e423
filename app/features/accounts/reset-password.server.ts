import { foldEmail } from "~/kernel/fold-handle";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { findMailTokenSubject, redeemMailToken } from "./mail-token.server";
import { closeAllSessions } from "./sessions.server";
import { whyNotPassword, type PasswordRefusal } from "./rules";

/**
 * Asks for a reset link. Always answers the same; the mail follows from the event when the address
 * has an account. Records: password-reset.requested.
 */
export async function requestPasswordReset(ctx: Context, email: string): Promise<{ state: "reset-sent" }> {
  const account = await ctx.db.account.findUnique({ where: { emailFolded: foldEmail(email) } });
  if (account) {
    await ctx.record({ type: "password-reset.requested", actorId: null, subjectType: "member", subjectId: account.memberId, payload: {} });
  }
  return { state: "reset-sent" };
}

/**
 * Sets a new password by a mailed link and ends every session and token of the member.
 * Refuses: a wrong, used or expired link; a weak password, such as one's own name or address (the link stays good for another try).
 */
export async function resetPassword(ctx: Context, input: { token: string; password: string }): Promise<Result<{ memberId: string }, "link-invalid" | PasswordRefusal>> {
  const subjectId = await findMailTokenSubject(ctx, "reset", input.token);
  const account = subjectId ? await ctx.db.account.findUnique({ where: { memberId: subjectId }, include: { member: true } }) : null;
  if (!account) return refused("link-invalid");
  const { handle, displayName } = account.member;
  const weak = whyNotPassword(input.password, [handle, displayName, account.email, ctx.community.name]);
  if (weak) return refused(weak);
  const passwordHash = await ctx.ports.passwords.hash(input.password);
  return ctx.transaction(async (ctx) => {
    const memberId = await redeemMailToken(ctx, "reset", input.token);
    if (!memberId) return refused("link-invalid");
    await ctx.db.account.update({ where: { memberId }, data: { passwordHash, passwordChangedAt: ctx.now() } });
    await closeAllSessions(ctx, memberId, { personalTokensToo: "personal-tokens-too" });
    await ctx.audit({ actorId: memberId, action: "member.password-reset", subjectType: "member", subjectId: memberId });
    return ok({ memberId });
  });
}
