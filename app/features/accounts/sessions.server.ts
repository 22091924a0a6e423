import { addMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { hashSecret, newSecret } from "./secrets.server";
import { sessionAbsoluteMs, sessionIdleMs, visitGapMs } from "./rules";

/** Opens a browser session inside the caller's transaction. Returns the cookie's value; only its hash is stored. */
export async function openSession(ctx: Context, memberId: string, device: string): Promise<string> {
  const secret = newSecret();
  const now = ctx.now();
  const id = hashSecret(secret);
  await ctx.db.session.create({
    data: {
      id, publicId: ctx.newId(), memberId, device: device.slice(0, 120),
      createdAt: now, lastSeenAt: now, signedInAt: now, expiresAt: addMs(now, sessionAbsoluteMs),
    },
  });
  await noteVisit(ctx, id);
  await ctx.record({ type: "member.signed-in", actorId: memberId, subjectType: "member", subjectId: memberId, payload: {} });
  await ctx.audit({ actorId: memberId, action: "member.signed-in", subjectType: "member", subjectId: memberId });
  return secret;
}

/**
 * Writes down that a member is here, in one statement: the session's last use and, when they were away for half an hour, on whatever
 * device, when the visit before ended.
 */
export async function noteVisit(ctx: Context, sessionHash: string): Promise<void> {
  const now = ctx.now();
  await ctx.db.$executeRaw`
    WITH s AS (UPDATE "Session" SET "lastSeenAt" = ${now} WHERE "id" = ${sessionHash} RETURNING "memberId")
    UPDATE "Account" a SET "seenAt" = ${now}, "lastVisitEndedAt" = CASE WHEN a."seenAt" < ${addMs(now, -visitGapMs)} THEN a."seenAt" ELSE a."lastVisitEndedAt" END
    FROM s WHERE a."memberId" = s."memberId"`;
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
