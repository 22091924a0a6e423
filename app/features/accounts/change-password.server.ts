import { addMs } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { hashSecret } from "./secrets.server";
import { closeAllSessions } from "./sessions.server";
import { freshSignInMs, whyNotPassword, wrongPasswordLimit, type PasswordRefusal } from "./rules";

export type ChangePasswordRefusal = PasswordRefusal | "session-needed" | "sign-in-again" | "rate-limited" | "wrong-password";

/**
 * Changes the member's own password; all other sessions and all tokens end.
 * Refuses: a personal token that asks, a sign-in older than 10 minutes, a wrong current password, more than
 * 10 wrong ones in 15 minutes, a weak new one.
 */
export async function changePassword(ctx: MemberContext, input: { current: string; password: string }): Promise<Result<null, ChangePasswordRefusal>> {
  const { actor } = ctx;
  if (actor.credential.kind === "token") return refused("session-needed");
  if (addMs(actor.credential.signedInAt, freshSignInMs) < ctx.now()) return refused("sign-in-again");
  const { limiter, passwords } = ctx.ports;
  // A count of the account's own, whichever session asks: strangers' tries to sign in must not use it up.
  const key = hashSecret(actor.id);
  const taken = await limiter.take(wrongPasswordLimit, key);
  if (!taken.allowed) return refused("rate-limited", { seconds: taken.retryAfterSeconds });
  const account = await ctx.db.account.findUnique({ where: { memberId: actor.id } });
  if (!(await passwords.verify(account?.passwordHash ?? null, input.current))) return refused("wrong-password");
  await limiter.forget(wrongPasswordLimit, key);
  const weak = whyNotPassword(input.password, [actor.handle, actor.displayName, account?.email ?? "", ctx.community.name]);
  if (weak) return refused(weak);
  const passwordHash = await passwords.hash(input.password);
  return ctx.transaction(async (ctx) => {
    await ctx.db.account.update({ where: { memberId: actor.id }, data: { passwordHash, passwordChangedAt: ctx.now() } });
    await closeAllSessions(ctx, actor.id, { exceptHash: actor.credential.id, personalTokensToo: "personal-tokens-too" });
    await ctx.audit({ actorId: actor.id, action: "member.password-changed", subjectType: "member", subjectId: actor.id });
    return ok(null);
  });
}
