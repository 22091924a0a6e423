import { addMs, dayMs } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import { hasScope } from "~/kernel/actor";
import type { MemberContext } from "~/platform/context";
import { scopesOfRoles } from "./sign-in.server";
import { hashSecret, newSecret } from "./secrets.server";
import type { TokenInput } from "./schema";

export type TokenRefusal = "scope-not-yours" | "session-needed";

/**
 * Makes an API token. Returns it once; only its hash is stored.
 * Refuses: a scope beyond the member's roles or beyond the credential that asks.
 */
export async function createToken(ctx: MemberContext, input: TokenInput): Promise<Result<{ id: string; token: string; expiresAt: string }, TokenRefusal>> {
  const { actor } = ctx;
  const allowed = await scopesOfRoles(ctx, actor.id);
  if (input.scopes.some((scope) => !allowed.includes(scope) || !hasScope(actor, scope))) return refused("scope-not-yours");
  const token = `kdl_${newSecret()}`;
  const now = ctx.now();
  const expiresAt = addMs(now, input.expiresInDays * dayMs);
  const id = await ctx.transaction(async (ctx) => {
    const made = await ctx.db.apiToken.create({
      data: {
        id: ctx.newId(), hash: hashSecret(token), prefix: token.slice(0, 8), memberId: actor.id, name: input.name,
        scopes: input.scopes, createdAt: now, expiresAt,
      },
    });
    await ctx.audit({ actorId: actor.id, action: "token.created", subjectType: "member", subjectId: actor.id, after: { token: made.id, scopes: input.scopes } });
    return made.id;
  });
  return ok({ id, token, expiresAt: expiresAt.toISOString() });
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
