import { addMs } from "~/kernel/clock";
import { scopes, type MemberActor, type Scope, type Trust } from "~/kernel/actor";
import type { Context } from "~/platform/context";
import { powersOf } from "~/features/members/rules";
import { hashSecret } from "./secrets.server";
import { noteVisit } from "./sessions.server";
import { lastSeenStepMs, sessionIdleMs } from "./rules";

/** The signed-in member with the settings a page needs. `hasNews`: a search they saved has found something; whether they may see it still is another question. */
export type SignedIn = { actor: MemberActor; settings: { locale: string | null; theme: string; timeZone: string }; avatarUrl: string | null; hasNews: boolean };

type Row = {
  memberId: string; handle: string; displayName: string; trust: Trust; joinedAt: Date; avatarId: string | null;
  locale: string | null; theme: string | null; timeZone: string | null; lastSeenAt: Date; signedInAt: Date; hasNews?: boolean;
  roles: { role: string; boardId: string | null }[]; groups: string[]; scopes?: Scope[]; tokenKind?: string;
};

/** Who a browser's cookie stands for, in one statement; null when the session has ended or the member may not act. */
export async function findActorBySession(ctx: Context, cookieValue: string): Promise<SignedIn | null> {
  const id = hashSecret(cookieValue);
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m."id" AS "memberId", m."handle", m."displayName", m."trust", m."joinedAt", m."avatarId",
      a."locale", a."theme", a."timeZone", s."lastSeenAt", s."signedInAt",
      COALESCE((SELECT json_agg(json_build_object('role', r."role", 'boardId', r."boardId")) FROM "RoleGrant" r WHERE r."memberId" = m."id"), '[]') AS "roles",
      ARRAY(SELECT g."groupId" FROM "GroupMember" g WHERE g."memberId" = m."id") AS "groups",
      EXISTS (SELECT 1 FROM "SavedSearch" f WHERE f."memberId" = m."id" AND f."news" <> '{}') AS "hasNews"
    FROM "Session" s JOIN "Member" m ON m."id" = s."memberId" LEFT JOIN "Account" a ON a."memberId" = m."id"
    WHERE s."id" = ${id} AND s."expiresAt" > ${now} AND s."lastSeenAt" > ${addMs(now, -sessionIdleMs)} AND m."state" = 'active'`;
  const row = rows[0];
  if (!row) return null;
  if (addMs(row.lastSeenAt, lastSeenStepMs) < now) await noteVisit(ctx, id);
  return toSignedIn(row, { kind: "session", id, signedInAt: row.signedInAt }, scopes);
}

/** Who an API token stands for; null when it is unknown, expired or its owner may not act. */
export async function findActorByToken(ctx: Context, token: string): Promise<SignedIn | null> {
  const hash = hashSecret(token);
  const now = ctx.now();
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m."id" AS "memberId", m."handle", m."displayName", m."trust", m."joinedAt", m."avatarId",
      a."locale", a."theme", a."timeZone", COALESCE(t."lastUsedAt", t."createdAt") AS "lastSeenAt", t."createdAt" AS "signedInAt",
      t."scopes", t."kind" AS "tokenKind",
      COALESCE((SELECT json_agg(json_build_object('role', r."role", 'boardId', r."boardId")) FROM "RoleGrant" r WHERE r."memberId" = m."id"), '[]') AS "roles",
      ARRAY(SELECT g."groupId" FROM "GroupMember" g WHERE g."memberId" = m."id") AS "groups"
    FROM "ApiToken" t JOIN "Member" m ON m."id" = t."memberId" LEFT JOIN "Account" a ON a."memberId" = m."id"
    WHERE t."hash" = ${hash} AND t."expiresAt" > ${now} AND m."state" = 'active'`;
  const row = rows[0];
  if (!row) return null;
  if (addMs(row.lastSeenAt, lastSeenStepMs) < now) {
    await ctx.db.apiToken.updateMany({ where: { hash }, data: { lastUsedAt: now } });
  }
  return toSignedIn(row, { kind: row.tokenKind === "session" ? "session-token" : "token", id: hash, signedInAt: row.signedInAt }, row.scopes ?? []);
}

/** A token never carries more than its scopes: without `moderate` or `operate` the roles are left out. */
function toSignedIn(row: Row, credential: MemberActor["credential"], granted: readonly Scope[]): SignedIn {
  const operates = granted.includes("operate");
  const moderates = granted.includes("moderate");
  const powers = powersOf(row.roles);
  return {
    actor: {
      kind: "member", id: row.memberId, handle: row.handle, displayName: row.displayName, trust: row.trust, joinedAt: row.joinedAt,
      isAdmin: credential.kind === "session" && powers.isAdmin,
      isOperator: operates && powers.isOperator,
      isModerator: moderates && powers.isModerator,
      moderates: moderates ? powers.moderates : [],
      groups: row.groups, scopes: granted, credential,
    },
    settings: { locale: row.locale, theme: row.theme ?? "system", timeZone: row.timeZone ?? "UTC" },
    avatarUrl: row.avatarId ? `/files/${row.avatarId}.webp` : null, hasNews: row.hasNews ?? false,
  };
}
