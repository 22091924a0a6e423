import { addMs } from "~/kernel/clock";
import { foldEmail, foldHandle } from "~/kernel/fold-handle";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { isHandleTaken } from "./queries.server";
import { signUpKeptMs, whyNotHandle, whyNotPassword, type HandleRefusal, type PasswordRefusal } from "./rules";
import type { SignUpInput } from "./schema";

export type SignUpRefusal = HandleRefusal | PasswordRefusal | "handle-taken";

/**
 * Asks for an account. No member exists before the address is proved by the mailed link; until then
 * the handle is reserved for 24 hours, and a later request for the address replaces the earlier.
 * Returns the same answer whether or not the address has an account already; its owner is mailed so.
 * For a known address too the handle is reserved, or the next who asks for it would learn which it was;
 * no link is ever mailed for such a sign-up.
 * Refuses: a malformed, reserved or taken handle; a weak password.
 * Records: sign-up.requested (the mail follows from it).
 */
export async function requestSignUp(
  ctx: Context,
  input: SignUpInput & { locale: string },
): Promise<Result<{ state: "verification-sent" }, SignUpRefusal>> {
  const refusal = whyNotHandle(input.handle)
    ?? whyNotPassword(input.password, [input.email, input.handle, ctx.community.name, input.displayName ?? ""]);
  if (refusal) return refused(refusal);
  const passwordHash = await ctx.ports.passwords.hash(input.password);
  const emailFolded = foldEmail(input.email);
  try {
    return await ctx.transaction(async (ctx) => {
      if (await isHandleTaken(ctx, input.handle, { emailFolded })) return refused("handle-taken");
      const account = await ctx.db.account.findUnique({ where: { emailFolded }, select: { memberId: true } });
      const signUpId = await reserve(ctx, input, emailFolded, passwordHash);
      await ctx.record({
        type: "sign-up.requested", actorId: null, subjectType: account ? "member" : "sign-up", subjectId: account?.memberId ?? signUpId,
        payload: { known: account !== null },
      });
      return ok({ state: "verification-sent" as const });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two requests at once, and the other one was first: for the handle, or by the same person.
    return (await isHandleTaken(ctx, input.handle, { emailFolded })) ? refused("handle-taken") : ok({ state: "verification-sent" });
  }
}

async function reserve(ctx: Context, input: SignUpInput & { locale: string }, emailFolded: string, passwordHash: string): Promise<string> {
  const now = ctx.now();
  const handleFolded = foldHandle(input.handle);
  await ctx.db.signUp.deleteMany({ where: { OR: [{ emailFolded }, { handleFolded, expiresAt: { lte: now } }] } });
  const { id } = await ctx.db.signUp.create({
    data: {
      id: ctx.newId(), email: input.email.trim(), emailFolded, handle: input.handle, handleFolded,
      displayName: input.displayName || input.handle, passwordHash, locale: input.locale,
      createdAt: now, expiresAt: addMs(now, signUpKeptMs),
    },
  });
  return id;
}
