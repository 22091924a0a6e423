import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { findFollowTarget, namesOf } from "./queries.server";
import { followsMax, whyNotFollow, type FollowRefusal } from "./rules";
import type { FollowTarget } from "./schema";
import type { FollowLevel } from "./types";

/**
 * Makes a member follow, mute or block something; `level: null` takes the choice back. Nobody is told.
 * Refuses: what is out of sight, oneself, blocking anything but members or members of the staff, more than 1 000 choices.
 */
export async function setFollow(ctx: MemberContext, target: FollowTarget, level: FollowLevel | null): Promise<Result<null, FollowRefusal>> {
  const { actor } = ctx;
  const found = await findFollowTarget(ctx, target);
  if (!found) return level === null ? forget(ctx, target) : refused("not-found");
  const where = { memberId_subjectType_subjectId: { memberId: actor.id, subjectType: target.type, subjectId: found.id } };
  if (level === null) {
    await ctx.db.follow.deleteMany({ where: { memberId: actor.id, subjectType: target.type, subjectId: { in: await namesOf(ctx, target.type, found.id) } } });
    return ok(null);
  }
  const refusal = whyNotFollow({ type: target.type, level, isOneself: target.type === "member" && found.id === actor.id, isStaff: found.isStaff });
  if (refusal) return refused(refusal);
  return ctx.transaction(async ({ db, now }) => {
    await lockMember({ db }, actor.id);
    const present = await db.follow.findUnique({ where, select: { level: true } });
    if (!present && (await db.follow.count({ where: { memberId: actor.id } })) >= followsMax) return refused("too-many-follows", { limit: followsMax });
    await db.follow.upsert({ where, create: { ...where.memberId_subjectType_subjectId, level, since: now() }, update: { level, since: now() } });
    return ok(null);
  });
}

/** Takes back a choice about what went out of sight since. Refuses as for the unknown where there is none. */
async function forget(ctx: MemberContext, { type, subject }: FollowTarget): Promise<Result<null, FollowRefusal>> {
  const board = type === "board" ? await ctx.db.board.findUnique({ where: { slug: subject }, select: { id: true } }) : null;
  const subjectId = type === "board" ? (board?.id ?? "") : subject;
  const { count } = await ctx.db.follow.deleteMany({ where: { memberId: ctx.actor.id, subjectType: type, subjectId } });
  return count > 0 ? ok(null) : refused("not-found");
}
