import { foldTag } from "~/kernel/text";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { lockTags } from "./lock-tags.server";
import { whyNotManage } from "./rules";

export type MergeTagRefusal = "forbidden" | "not-found" | "tag-not-found" | "same-tag" | "reason-required";

type Input = { tag: string; into: string; reason: string };

/**
 * Makes one tag of two: from now on the first, and all that stands for it, stands for the second. Old links lead on at once;
 * topics and followers go over after it, in the background. Staff alone.
 * Returns the name that stays. Refuses: unknown tags, one and the same, no reason. Records: tag.merged, and board.changed of boards that asked for it.
 */
export async function mergeTag(ctx: MemberContext, input: Input): Promise<Result<{ name: string }, MergeTagRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  if (input.reason === "") return refused("reason-required");
  const { actor } = ctx;
  const [asked, target] = [foldTag(input.tag), foldTag(input.into)];
  return ctx.transaction(async (ctx) => {
    const { root: from, rows } = await lockTags(ctx, asked, [target]);
    const into = rows.find(({ name }) => name === target)?.root;
    if (!from) return refused("not-found");
    if (!into) return refused("tag-not-found", { tag: target });
    if (from === into) return refused("same-tag");
    await pointTo(ctx, { from, into, actorId: actor.id });
    await ctx.db.tagGroupTag.deleteMany({ where: { tag: from } });
    await ctx.record({ type: "tag.merged", actorId: actor.id, subjectType: "tag", subjectId: from, payload: { into } });
    await ctx.audit({ actorId: actor.id, action: "tag.merged", subjectType: "tag", subjectId: from, reason: input.reason, after: { into } });
    return ok({ name: into });
  });
}

/** Lets a tag and its synonyms stand for another, which counts its topics from now on, and boards ask for the other. Records: board.changed of those that did. */
export async function pointTo(ctx: Context, { from, into, actorId }: { from: string; into: string; actorId: string }): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Tag" SET "topicCount" = "topicCount" + (SELECT f."topicCount" FROM "Tag" f WHERE f."name" = ${from}) WHERE "name" = ${into}`;
  await ctx.db.$executeRaw`
    UPDATE "Tag" SET "root" = ${into}, "moving" = "name" = ${from} OR "moving", "topicCount" = 0 WHERE "root" = ${from} AND "name" <> ${into}`;
  await ctx.db.tagLeader.deleteMany({ where: { tag: from } });
  const boards = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE "Board" SET "version" = "version" + 1, "requiredTags" = ARRAY(SELECT DISTINCT CASE WHEN tag = ${from} THEN ${into} ELSE tag END FROM unnest("requiredTags") AS tag)
    WHERE ${from} = ANY("requiredTags") RETURNING "id"`;
  for (const { id } of boards) await ctx.record({ type: "board.changed", actorId, subjectType: "board", subjectId: id, boardId: id, payload: { fields: ["requiredTags"] } });
}
