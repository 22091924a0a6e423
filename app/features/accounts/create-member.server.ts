import { advisoryLocks } from "~/kernel/advisory-locks";
import { foldEmail, foldHandle } from "~/kernel/fold-handle";
import type { Context } from "~/platform/context";
import { firstMembersAtT1 } from "./rules";

type NewMember = { email: string; handle: string; displayName: string; passwordHash: string; locale: string | null };

/**
 * Writes a verified member with an account, inside the caller's transaction. Returns the id.
 * Unique keys on address and handle make a second one impossible.
 */
export async function createMember(ctx: Context, person: NewMember): Promise<string> {
  const id = ctx.newId();
  const now = ctx.now();
  const trust = await firstTrust(ctx);
  await ctx.db.member.create({
    data: {
      id, handle: person.handle, handleFolded: foldHandle(person.handle), displayName: person.displayName, trust, joinedAt: now,
      account: {
        create: {
          email: person.email, emailFolded: foldEmail(person.email), passwordHash: person.passwordHash,
          locale: person.locale, verifiedAt: now, passwordChangedAt: now,
        },
      },
    },
  });
  await ctx.record({ type: "member.registered", actorId: id, subjectType: "member", subjectId: id, payload: {} });
  await ctx.record({ type: "member.verified", actorId: id, subjectType: "member", subjectId: id, payload: {} });
  return id;
}

/** T1 for the community's first 50 verified members, T0 after; imported and demo members do not count. */
async function firstTrust(ctx: Context): Promise<number> {
  await ctx.db.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.firstMembers})::text`;
  const verified = await ctx.db.account.count({ where: { member: { imported: false, demo: false } } });
  return verified < firstMembersAtT1 ? 1 : 0;
}
