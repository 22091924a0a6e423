import { foldEmail, foldHandle } from "~/kernel/fold-handle";
import { decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import { isScope } from "~/kernel/actor";
import type { Context, MemberContext } from "~/platform/context";
import type { MailView, MyAccount, SessionView, TokenView } from "./types";

type Claimant = { emailFolded?: string; memberId?: string };

/** Whether a handle belongs to a member, did once, or is reserved by somebody else's sign-up. */
export async function isHandleTaken(ctx: Context, handle: string, claimant: Claimant): Promise<boolean> {
  const handleFolded = foldHandle(handle);
  const member = await ctx.db.member.findUnique({ where: { handleFolded }, select: { id: true } });
  if (member) return member.id !== claimant.memberId;
  const former = await ctx.db.handleHistory.findUnique({ where: { handleFolded } });
  if (former) return former.memberId !== claimant.memberId;
  const signUp = await ctx.db.signUp.findUnique({ where: { handleFolded } });
  return signUp !== null && signUp.expiresAt > ctx.now() && signUp.emailFolded !== claimant.emailFolded;
}

/** The signed-in member's own account. */
export async function getMyAccount(ctx: MemberContext): Promise<MyAccount> {
  const member = await ctx.db.member.findUniqueOrThrow({
    where: { id: ctx.actor.id },
    include: { account: true, roles: { include: { board: { select: { slug: true } } } } },
  });
  return {
    id: member.id, handle: member.handle, displayName: member.displayName, bio: member.bio, website: member.website,
    avatarUrl: member.avatarId ? `/files/${member.avatarId}.webp` : null,
    email: member.account?.email ?? "", trust: member.trust,
    roles: member.roles.map(({ role, board }) => ({ role, board: board?.slug ?? null })),
    locale: member.account?.locale ?? null, theme: member.account?.theme ?? "system", timeZone: member.account?.timeZone ?? "UTC", takesInvitations: member.account?.takesInvitations ?? false, acceptanceReminders: member.account?.acceptanceReminders ?? true,
    joinedAt: member.joinedAt.toISOString(),
  };
}

/** The member's living browser sessions, the latest used first. */
export async function listMySessions(ctx: MemberContext): Promise<SessionView[]> {
  const rows = await ctx.db.session.findMany({
    where: { memberId: ctx.actor.id, expiresAt: { gt: ctx.now() } }, orderBy: { lastSeenAt: "desc" }, take: 100,
  });
  return rows.map((row) => ({
    id: row.publicId, device: row.device, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(), current: row.id === ctx.actor.credential.id,
  }));
}

/** The member's living personal API tokens, the newest first; the tokens of signing in over the API are none. */
export async function listMyTokens(ctx: MemberContext): Promise<TokenView[]> {
  const rows = await ctx.db.apiToken.findMany({
    where: { memberId: ctx.actor.id, kind: "personal", expiresAt: { gt: ctx.now() } }, orderBy: { id: "desc" }, take: 100,
  });
  return rows.map((row) => ({
    id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes.filter(isScope),
    createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Waiting mails, the newest first, to one address when given. The caller has checked the role. */
export async function listMails(ctx: Context, request: PageRequest & { to?: string }): Promise<Page<MailView>> {
  const before = request.cursor ? decodeCursor(request.cursor, 1)?.[0] : undefined;
  const rows = await ctx.db.mail.findMany({
    where: { toFolded: request.to ? foldEmail(request.to) : undefined, id: before === undefined ? undefined : { lt: String(before) } },
    orderBy: { id: "desc" }, take: request.limit + 1,
  });
  const page = toPage(rows, request.limit, (row) => [row.id]);
  const items = page.items.map(({ id, to, subject, text, createdAt }) => ({ id, to, subject, text, createdAt: createdAt.toISOString() }));
  return { ...page, items };
}

/** One waiting mail; null when there is none of that id. The caller has checked who asks. */
export async function findMail(ctx: Context, id: string): Promise<MailView | null> {
  const mail = await ctx.db.mail.findUnique({ where: { id } });
  return mail ? { id, to: mail.to, subject: mail.subject, text: mail.text, createdAt: mail.createdAt.toISOString() } : null;
}

/** What is known of a waiting sign-up, to be confirmed by its owner. */
export async function findSignUp(ctx: Context, id: string): Promise<{ handle: string; displayName: string } | null> {
  return ctx.db.signUp.findUnique({ where: { id }, select: { handle: true, displayName: true } });
}
