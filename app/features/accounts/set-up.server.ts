import { ok, refused, type Result } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { createMember } from "./create-member.server";
import { issueMailToken, redeemMailToken } from "./mail-token.server";
import { isHandleTaken } from "./queries.server";
import { setUpLinkMs, whyNotHandle, whyNotPassword, type HandleRefusal, type PasswordRefusal } from "./rules";
import type { SetUpInput } from "./schema";

export type SetUpRefusal = HandleRefusal | PasswordRefusal | "handle-taken" | "link-invalid";

const community = "community";

/** A fresh one-time set-up link's secret while the community has no admin of its own, else null. */
export async function issueSetUpSecret(ctx: Context): Promise<string | null> {
  return ctx.transaction(async (ctx) => {
    if (await hasAdmin(ctx)) return null;
    return issueMailToken(ctx, "set-up", community, setUpLinkMs);
  });
}

/** Whether somebody real runs the community; the demo's admin does not count. */
async function hasAdmin(ctx: Context): Promise<boolean> {
  return (await ctx.db.roleGrant.count({ where: { role: "admin", member: { demo: false } } })) > 0;
}

/**
 * Makes the first admin by the one-time link. Cannot be run twice, nor by two people at once.
 * Refuses: a wrong, used or expired link; a bad handle or password (the link stays good).
 * Records: member.registered, member.verified, member.role-changed.
 */
export async function setUpCommunity(ctx: Context, input: SetUpInput): Promise<Result<{ memberId: string }, SetUpRefusal>> {
  const refusal = whyNotHandle(input.handle) ?? whyNotPassword(input.password, [input.email, input.handle, ctx.community.name]);
  if (refusal) return refused(refusal);
  const passwordHash = await ctx.ports.passwords.hash(input.password);
  try {
    return await ctx.transaction(async (ctx) => {
      if (await isHandleTaken(ctx, input.handle, {})) return refused("handle-taken");
      if (!(await redeemMailToken(ctx, "set-up", input.token)) || (await hasAdmin(ctx))) return refused("link-invalid");
      return ok({ memberId: await makeFirstAdmin(ctx, { ...input, passwordHash }) });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("handle-taken");
    throw error;
  }
}

/** The first admin from KINDLING_OPERATOR_EMAIL and _PASSWORD, on a database without members. */
export async function makeOperatorFromSettings(ctx: Context, settings: { email: string; password: string }): Promise<Result<{ memberId: string } | null, PasswordRefusal>> {
  if ((await ctx.db.member.count()) > 0) return ok(null);
  const weak = whyNotPassword(settings.password, [settings.email, ctx.community.name]);
  if (weak) return refused(weak);
  const passwordHash = await ctx.ports.passwords.hash(settings.password);
  return ctx.transaction(async (ctx) =>
    ok({ memberId: await makeFirstAdmin(ctx, { email: settings.email, handle: "keeper", passwordHash }) }),
  );
}

async function makeFirstAdmin(ctx: Context, person: { email: string; handle: string; displayName?: string; passwordHash: string }): Promise<string> {
  const id = await createMember(ctx, { ...person, displayName: person.displayName || person.handle, locale: null });
  await ctx.db.roleGrant.create({ data: { id: ctx.newId(), memberId: id, role: "admin", grantedAt: ctx.now() } });
  await ctx.record({ type: "member.role-changed", actorId: id, subjectType: "member", subjectId: id, payload: { role: "admin", boardId: null, granted: true } });
  await ctx.audit({ actorId: id, action: "community.set-up", subjectType: "member", subjectId: id, after: { role: "admin" } });
  return id;
}
