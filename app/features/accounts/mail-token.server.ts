import { addMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { hashSecret, newSecret } from "./secrets.server";

export type MailTokenKind = "verify" | "reset" | "set-up";

/** Issues a one-time link secret for a subject; older ones of the kind die. Returns the secret. */
export async function issueMailToken(ctx: Context, kind: MailTokenKind, subjectId: string, lifeMs: number): Promise<string> {
  const secret = newSecret();
  const now = ctx.now();
  await ctx.db.mailToken.deleteMany({ where: { kind, subjectId } });
  await ctx.db.mailToken.create({
    data: { hash: hashSecret(secret), kind, subjectId, createdAt: now, expiresAt: addMs(now, lifeMs) },
  });
  return secret;
}

/**
 * Uses a link up, inside the caller's transaction. Of parallel uses one gets the subject, the
 * others null; so do a wrong and an expired secret.
 */
export async function redeemMailToken(ctx: Context, kind: MailTokenKind, secret: string): Promise<string | null> {
  const rows = await ctx.db.$queryRaw<{ subjectId: string; expiresAt: Date }[]>`
    DELETE FROM "MailToken" WHERE "hash" = ${hashSecret(secret)} AND "kind" = ${kind}
    RETURNING "subjectId", "expiresAt"`;
  const token = rows[0];
  return token && token.expiresAt > ctx.now() ? token.subjectId : null;
}

/** What an unused, unexpired link stands for, without using it. */
export async function findMailTokenSubject(ctx: Context, kind: MailTokenKind, secret: string): Promise<string | null> {
  const token = await ctx.db.mailToken.findUnique({ where: { hash: hashSecret(secret) } });
  return token && token.kind === kind && token.expiresAt > ctx.now() ? token.subjectId : null;
}
