import { addMs } from "~/kernel/clock";
import { foldEmail } from "~/kernel/fold-handle";
import { ok, refused, type Result } from "~/kernel/result";
import { scopes, type Scope } from "~/kernel/actor";
import type { Context } from "~/platform/context";
import { hashSecret, newSecret } from "./secrets.server";
import { openSession } from "./sessions.server";
import { delayAfterWrong, sessionTokenMs, wrongPasswordLimit } from "./rules";

export type SignInRefusal = "credentials-wrong" | "rate-limited" | "member-suspended";

/** `knownDevice` names a device this account has signed in from before, proved by its own cookie. */
type Input = { email: string; password: string; address: string; device: string; knownDevice?: string };

const wrongPerAddress = { name: "sign-in-address", points: 50, windowSeconds: 900 };

/**
 * Signs in with e-mail and password and opens a browser session.
 * Returns the cookie's value. Records: member.signed-in.
 * Refuses: wrong credentials (in the same time for a known and an unknown address, later with each wrong try), more than 10
 * wrong tries in 15 minutes on the account or 50 from the address, a suspended member.
 */
export async function signIn(ctx: Context, input: Input): Promise<Result<{ secret: string; memberId: string }, SignInRefusal>> {
  const checked = await checkCredentials(ctx, input);
  if (!checked.ok) return checked;
  const secret = await ctx.transaction((ctx) => openSession(ctx, checked.value.memberId, input.device));
  return ok({ secret, memberId: checked.value.memberId });
}

/** The same for a program: a token of kind `session`, 30 days, with the scopes of the member's roles. */
export async function signInForToken(ctx: Context, input: Input): Promise<Result<{ token: string; memberId: string }, SignInRefusal>> {
  const checked = await checkCredentials(ctx, input);
  if (!checked.ok) return checked;
  const { memberId } = checked.value;
  const token = `kdl_${newSecret()}`;
  const now = ctx.now();
  await ctx.transaction(async (ctx) => {
    await ctx.db.apiToken.create({
      data: {
        id: ctx.newId(), hash: hashSecret(token), prefix: token.slice(0, 8), kind: "session", memberId, name: input.device.slice(0, 60),
        scopes: await scopesOfRoles(ctx, memberId), createdAt: now, expiresAt: addMs(now, sessionTokenMs),
      },
    });
    await ctx.record({ type: "member.signed-in", actorId: memberId, subjectType: "member", subjectId: memberId, payload: {} });
    await ctx.audit({ actorId: memberId, action: "member.signed-in", subjectType: "member", subjectId: memberId });
  });
  return ok({ token, memberId });
}

async function checkCredentials(ctx: Context, input: Input): Promise<Result<{ memberId: string }, SignInRefusal>> {
  const emailFolded = foldEmail(input.email);
  const { limiter, passwords } = ctx.ports;
  // Somebody else's wrong tries must not lock the owner out of a device they have used before.
  const accountKey = hashSecret(input.knownDevice ? `${emailFolded}\n${input.knownDevice}` : emailFolded);
  const addressKey = hashSecret(input.address);
  const [onAccount, fromAddress] = [await limiter.take(wrongPasswordLimit, accountKey), await limiter.take(wrongPerAddress, addressKey)];
  if (!onAccount.allowed) return refused("rate-limited", { seconds: onAccount.retryAfterSeconds });
  if (!fromAddress.allowed) return refused("rate-limited", { seconds: fromAddress.retryAfterSeconds });
  const account = await ctx.db.account.findUnique({ where: { emailFolded }, include: { member: true } });
  if (!(await passwords.verify(account?.passwordHash ?? null, input.password)) || !account) {
    await ctx.ports.wait(delayAfterWrong(onAccount.taken));
    return refused("credentials-wrong");
  }
  await limiter.forget(wrongPasswordLimit, accountKey);
  await limiter.giveBack(wrongPerAddress, addressKey);
  if (account.member.state !== "active") return refused("member-suspended");
  if (passwords.isOutdated(account.passwordHash)) {
    const passwordHash = await passwords.hash(input.password);
    await ctx.db.account.update({ where: { memberId: account.memberId }, data: { passwordHash } });
  }
  return ok({ memberId: account.memberId });
}

/** Read and write for everybody, moderate for moderators, operate for operators and admins. */
export async function scopesOfRoles(ctx: Context, memberId: string): Promise<Scope[]> {
  const grants = await ctx.db.roleGrant.findMany({ where: { memberId } });
  const operates = grants.some(({ role }) => role === "operator" || role === "admin");
  const moderates = operates || grants.some(({ role }) => role === "moderator");
  return scopes.filter((scope) => scope === "read" || scope === "write" || (scope === "moderate" ? moderates : operates));
}
