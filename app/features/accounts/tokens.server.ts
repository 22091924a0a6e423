import { addMs, dayMs } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import { hasScope } from "~/kernel/actor";
import type { Context, MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { scopesOfRoles } from "./sign-in.server";
import { hashSecret, newSecret } from "./secrets.server";
import { personalTokensMax } from "./rules";
import type { TokenInput } from "./schema";

type NewToken = { id: string; token: string; expiresAt: string };

export type TokenRefusal = "scope-not-yours" | "session-needed" | "too-many-tokens";

/**
 * Makes a personal API token. Returns it once; only its hash is stored.
 * Refuses: a personal token that asks (tokens do not beget tokens); a scope beyond the member's roles or beyond the credential that asks;
 * a 51st living one.
 */
export async function createToken(ctx: MemberContext, input: TokenInput): Promise<Result<NewToken, TokenRefusal>> {
  const { actor } = ctx;
  if (actor.credential.kind === "token") return refused("session-needed");
  const allowed = await scopesOfRoles(ctx, actor.id);
  if (input.scopes.some((scope) => !allowed.includes(scope) || !hasScope(actor, scope))) return refused("scope-not-yours");
  return writeToken(ctx, { ...input, memberId: actor.id, actorId: actor.id });
}

/** The same from the command line, for a named member, within their roles. Refuses: no such member, a scope beyond them, a 51st living token. */
export async function createTokenByHand(ctx: Context, input: TokenInput & { handle: string }): Promise<Result<NewToken, "not-found" | TokenRefusal>> {
  const member = await ctx.db.member.findFirst({ where: { handle: input.handle, state: "active" } });
  if (!member) return refused("not-found");
  const allowed = await scopesOfRoles(ctx, member.id);
  if (input.scopes.some((scope) => !allowed.includes(scope))) return refused("scope-not-yours");
  return writeToken(ctx, { ...input, memberId: member.id, actorId: null });
}

async function writeToken(ctx: Context, input: TokenInput & { memberId: string; actorId: string | null }): Promise<Result<NewToken, "too-many-tokens">> {
  const token = `kdl_${newSecret()}`;
  const now = ctx.now();
  const expiresAt = addMs(now, input.expiresInDays * dayMs);
  const { memberId, actorId, name, scopes } = input;
  return ctx.transaction(async (ctx) => {
    await lockMember(ctx, memberId);
    const living = await ctx.db.apiToken.count({ where: { memberId, kind: "personal", expiresAt: { gt: now } } });
    if (living >= personalTokensMax) return refused("too-many-tokens", { limit: personalTokensMax });
    const { id } = await ctx.db.apiToken.create({
      data: { id: ctx.newId(), hash: hashSecret(token), prefix: token.slice(0, 8), memberId, name, scopes, createdAt: now, expiresAt },
    });
    await ctx.audit({ actorId, action: "token.created", subjectType: "member", subjectId: memberId, after: { token: id, scopes } });
    return ok({ id, token, expiresAt: expiresAt.toISOString() });
  });
}

/** Ends one of the member's tokens at once. Refuses: a token that is not theirs. */
export async function revokeToken(ctx: MemberContext, id: string): Promise<Result<null, "not-found">> {
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    const { count } = await ctx.db.apiToken.deleteMany({ where: { id, memberId: actor.id } });
    if (count === 0) return refused("not-found");
    await ctx.audit({ actorId: actor.id, action: "token.revoked", subjectType: "member", subjectId: actor.id, before: { token: id } });
    return ok(null);
  });
}

/** Ends one of the member's browser sessions. Refuses: a session that is not theirs. */
export async function endSession(ctx: MemberContext, publicId: string): Promise<Result<null, "not-found">> {
  const { count } = await ctx.db.session.deleteMany({ where: { publicId, memberId: ctx.actor.id } });
  return count === 0 ? refused("not-found") : ok(null);
}

/** Ends the token the request came with: signing out of the API. */
export async function endThisToken(ctx: MemberContext): Promise<void> {
  await ctx.db.apiToken.deleteMany({ where: { hash: ctx.actor.credential.id, memberId: ctx.actor.id } });
}
