import { addMs } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { closeAllSessions } from "./sessions.server";
import { freshSignInMs, whyNotPassword, type PasswordRefusal } from "./rules";

export type ChangePasswordRefusal = PasswordRefusal | "sign-in-again" | "credentials-wrong";

/**
 * Changes the member's own password; all other sessions and all tokens end.
 * Refuses: a sign-in older than 10 minutes, a wrong current password, a weak new one.
 */
export async function changePassword(ctx: MemberContext, input: { current: string; password: string }): Promise<Result<null, ChangePasswordRefusal>> {
  const { actor } = ctx;
  if (addMs(actor.credential.signedInAt, freshSignInMs) < ctx.now()) return refused("sign-in-again");
  const account = await ctx.db.account.findUnique({ where: { memberId: actor.id } });
  if (!(await ctx.ports.passwords.verify(account?.passwordHash ?? null, input.current))) return refused("credentials-wrong");
  const weak = whyNotPassword(input.password, [actor.handle, account?.email ?? "", ctx.community.name]);
  if (weak) return refused(weak);
  const passwordHash = await ctx.ports.passwords.hash(input.password);
  return ctx.transaction(async (ctx) => {
    await ctx.db.account.update({ where: { memberId: actor.id }, data: { passwordHash, passwordChangedAt: ctx.now() } });
    await closeAllSessions(ctx, actor.id, { exceptHash: actor.credential.id, personalTokensToo: "personal-tokens-too" });
    await ctx.audit({ actorId: actor.id, action: "member.password-changed", subjectType: "member", subjectId: actor.id });
    return ok(null);
  });
}
