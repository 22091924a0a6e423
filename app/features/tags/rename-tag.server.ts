import { foldTag } from "~/kernel/text";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { lockTags } from "./lock-tags.server";
import { pointTo } from "./merge-tag.server";
import { whyNotManage } from "./rules";

export type RenameTagRefusal = "forbidden" | "not-found" | "same-tag" | "tag-taken" | "reason-required";

type Input = { tag: string; name: string; reason: string };

/**
 * Gives a tag another name. The old one stands for it, so that old links lead on; topics and followers go over in the background. Staff alone.
 * Returns the new name. Refuses: an unknown tag, its own name, a name that another tag or its synonym has, no reason. Records: tag.renamed, and board.changed of boards that asked for it.
 */
export async function renameTag(ctx: MemberContext, input: Input): Promise<Result<{ name: string }, RenameTagRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  if (input.reason === "") return refused("reason-required");
  const { actor } = ctx;
  const [asked, name] = [foldTag(input.tag), foldTag(input.name)];
  return ctx.transaction(async (ctx) => {
    const { root: from, rows } = await lockTags(ctx, asked, [name]);
    if (!from) return refused("not-found");
    if (from === name) return refused("same-tag");
    const holder = rows.find((row) => row.name === name);
    if (holder && holder.root !== from) return refused("tag-taken", { tag: name });
    if (!(await takeOver(ctx, { from, to: name, actorId: actor.id }))) return refused("tag-taken", { tag: name });
    await ctx.record({ type: "tag.renamed", actorId: actor.id, subjectType: "tag", subjectId: from, payload: { to: name } });
    await ctx.audit({ actorId: actor.id, action: "tag.renamed", subjectType: "tag", subjectId: from, reason: input.reason, after: { name } });
    return ok({ name });
  });
}

/** All that is the tag's becomes the new name's. False when somebody has just used that name for a tag of its own. */
async function takeOver(ctx: Context, { from, to, actorId }: { from: string; to: string; actorId: string }): Promise<boolean> {
  const made = await ctx.db.$executeRaw`
    INSERT INTO "Tag" ("name", "root", "creatorId", "createdAt", "summary", "body", "bodyHtml", "version")
    SELECT ${to}, ${to}, "creatorId", "createdAt", "summary", "body", "bodyHtml", "version" FROM "Tag" WHERE "name" = ${from}
    ON CONFLICT ("name") DO UPDATE SET "root" = EXCLUDED."root", "moving" = false, "creatorId" = EXCLUDED."creatorId", "createdAt" = EXCLUDED."createdAt",
      "summary" = EXCLUDED."summary", "body" = EXCLUDED."body", "bodyHtml" = EXCLUDED."bodyHtml", "version" = EXCLUDED."version" WHERE "Tag"."root" = ${from}`;
  if (made === 0) return false;
  await ctx.db.$executeRaw`DELETE FROM "TagRevision" WHERE "tag" = ${to}`; // of a tag that was merged into this one long ago
  await ctx.db.$executeRaw`UPDATE "TagRevision" SET "tag" = ${to} WHERE "tag" = ${from}`;
  await ctx.db.$executeRaw`UPDATE "TagGroupTag" SET "tag" = ${to} WHERE "tag" = ${from}`;
  await pointTo(ctx, { from, into: to, actorId });
  await ctx.db.$executeRaw`UPDATE "Tag" SET "summary" = '', "body" = '', "bodyHtml" = '', "version" = 1 WHERE "name" = ${from}`;
  return true;
}
