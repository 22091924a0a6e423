import { addMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { hashSecret, newSecret } from "./secrets.server";
import { sessionAbsoluteMs, sessionIdleMs } from "./rules";

/** Opens a browser session inside the caller's transaction. Returns the cookie's value; only its hash is stored. */
export async function openSession(ctx: Context, memberId: string, device: string): Promise<string> {
  const secret = newSecret();
  const now = ctx.now();
  await ctx.db.session.create({
    data: {
      id: hashSecret(secret), publicId: ctx.newId(), memberId, device: device.slice(0, 120),
      createdAt: now, lastSeenAt: now, signedInAt: now, expiresAt: addMs(now, sessionAbsoluteMs),
    },
  });
  await ctx.record({ type: "member.signed-in", actorId: memberId, subjectType: "member", subjectId: memberId, payload: {} });
  await ctx.audit({ actorId: memberId, action: "member.signed-in", subjectType: "member", subjectId: memberId });
  return secret;
}

/** Ends one session by its stored hash. Harmless when it has ended already. */
export async function closeSession(ctx: Context, sessionHash: string): Promise<void> {
  await ctx.db.session.deleteMany({ where: { id: sessionHash } });
}

/** Ends all sessions and session tokens of a member but the named ones. */
export async function closeAllSessions(ctx: Context, memberId: string, options: { exceptHash?: string; personalTokensToo: "personal-tokens-too" | "sessions-only" }): Promise<void> {
  const keep = options.exceptHash ?? "";
  await ctx.db.session.deleteMany({ where: { memberId, NOT: { id: keep } } });
  const kind = options.personalTokensToo === "personal-tokens-too" ? {} : { kind: "session" };
  await ctx.db.apiToken.deleteMany({ where: { memberId, ...kind, NOT: { hash: keep } } });
}

/** Sessions nobody has used for two weeks, or older than 90 days. */
export async function removeStaleSessions(ctx: Context): Promise<void> {
  const now = ctx.now();
  await ctx.db.session.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: addMs(now, -sessionIdleMs) } }] } });
  await ctx.db.apiToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await ctx.db.mailToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await ctx.db.signUp.deleteMany({ where: { expiresAt: { lte: now } } });
}
