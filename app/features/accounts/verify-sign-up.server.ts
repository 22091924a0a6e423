import { ok, refused, type Result } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { redeemMailToken } from "./mail-token.server";
import { createMember } from "./create-member.server";

/**
 * Proves an address by its mailed link and makes the member. The first 50 begin at T1.
 * Returns the new member's id and handle. Refuses: a wrong, used or expired link, an address that has an account.
 * Records: member.registered, member.verified. Of parallel uses of one link one succeeds.
 */
export async function verifySignUp(ctx: Context, secret: string): Promise<Result<{ id: string; handle: string }, "link-invalid">> {
  try {
    return await ctx.transaction(async (ctx) => {
      const signUpId = await redeemMailToken(ctx, "verify", secret);
      return signUpId ? admit(ctx, signUpId) : refused("link-invalid");
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("link-invalid");
    throw error;
  }
}

/**
 * What the command line does for an operator without mail: verifies the address's waiting sign-up.
 * Refuses: an address without one, or with an account already.
 */
export async function verifyByEmail(ctx: Context, emailFolded: string): Promise<Result<{ id: string; handle: string }, "link-invalid">> {
  return ctx.transaction(async (ctx) => {
    const signUp = await ctx.db.signUp.findUnique({ where: { emailFolded } });
    if (!signUp) return refused("link-invalid");
    await ctx.db.mailToken.deleteMany({ where: { kind: "verify", subjectId: signUp.id } });
    const admitted = await admit(ctx, signUp.id);
    if (admitted.ok) await ctx.audit({ actorId: null, action: "member.verified-by-hand", subjectType: "member", subjectId: admitted.value.id });
    return admitted;
  });
}

async function admit(ctx: Context, signUpId: string): Promise<Result<{ id: string; handle: string }, "link-invalid">> {
  const signUp = await ctx.db.signUp.findUnique({ where: { id: signUpId } });
  if (!signUp || signUp.expiresAt <= ctx.now()) return refused("link-invalid");
  // The sign-up of a known address only keeps its handle from others.
  if (await ctx.db.account.findUnique({ where: { emailFolded: signUp.emailFolded } })) return refused("link-invalid");
  await ctx.db.signUp.delete({ where: { id: signUpId } });
  const id = await createMember(ctx, signUp);
  return ok({ id, handle: signUp.handle });
}
