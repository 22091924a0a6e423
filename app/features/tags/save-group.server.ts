import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { findTagGroup } from "./queries.server";
import { whyNotManage } from "./rules";
import type { NewTagGroupInput, TagGroupChangeInput } from "./schema";
import type { TagGroupView } from "./types";
import { createTags, rootsOf } from "./writing.server";

export type TagGroupRefusal = "forbidden" | "not-found" | "slug-taken" | "stale-version" | "tag-group-needed";

/** Makes a group of tags; those not there yet are made. Staff alone. Refuses: a taken address. Records: tag.created for new tags. */
export async function createTagGroup(ctx: MemberContext, input: NewTagGroupInput): Promise<Result<TagGroupView, TagGroupRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  const { actor } = ctx;
  const { slug, name, oneOf, tags } = input;
  try {
    return await ctx.transaction(async (inner) => {
      const ctx = { ...inner, actor };
      await ctx.db.tagGroup.create({ data: { slug, nameEn: name.en, nameZh: name.zh, oneOf, createdAt: ctx.now() } });
      await putTags(ctx, slug, tags);
      await ctx.audit({ actorId: actor.id, action: "tag-group.created", subjectType: "tag-group", subjectId: slug, after: { name, oneOf, tags } });
      return ok(await getTagGroup(ctx, slug));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("slug-taken");
    throw error;
  }
}

/** Changes a group of tags; what is left out stays. Staff alone. Refuses: an unknown group, a stale version. Records: tag.created for new tags. */
export async function changeTagGroup(ctx: MemberContext, slug: string, input: TagGroupChangeInput): Promise<Result<TagGroupView, TagGroupRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  const { actor } = ctx;
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const before = await findLocked(ctx, slug);
    if (!before) return refused("not-found");
    if (before.version !== input.version) return refused("stale-version", { version: before.version });
    const { name = before.name, oneOf = before.oneOf, tags } = input;
    await ctx.db.tagGroup.update({ where: { slug }, data: { nameEn: name.en, nameZh: name.zh, oneOf, version: { increment: 1 } } });
    if (tags) await putTags(ctx, slug, tags);
    const after = await getTagGroup(ctx, slug);
    await ctx.audit({ actorId: actor.id, action: "tag-group.changed", subjectType: "tag-group", subjectId: slug, before: told(before), after: told(after) });
    return ok(after);
  });
}

/** Takes a group of tags away; its tags stay. Staff alone. Refuses: an unknown group, one that a board asks for. */
export async function deleteTagGroup(ctx: MemberContext, slug: string): Promise<Result<null, TagGroupRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    const before = await findLocked(ctx, slug);
    if (!before) return refused("not-found");
    const asking = await ctx.db.board.findFirst({ where: { requiredTagGroups: { has: slug } }, select: { name: true } });
    if (asking) return refused("tag-group-needed", { board: asking.name });
    await ctx.db.tagGroup.delete({ where: { slug } });
    await ctx.audit({ actorId: actor.id, action: "tag-group.deleted", subjectType: "tag-group", subjectId: slug, before: told(before) });
    return ok(null);
  });
}

/** The group as nobody else changes or takes it away before the transaction ends. */
async function findLocked(ctx: Context, slug: string): Promise<TagGroupView | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM "TagGroup" WHERE "slug" = ${slug} FOR NO KEY UPDATE`;
  return findTagGroup(ctx, slug);
}

function told({ name, oneOf, tags }: TagGroupView) {
  return { name, oneOf, tags };
}

async function putTags(ctx: MemberContext, slug: string, typed: string[]): Promise<void> {
  const roots = await rootsOf(ctx, typed);
  await createTags(ctx, roots);
  const tags = await rootsOf(ctx, roots); // one of them may have become a synonym meanwhile
  await ctx.db.tagGroupTag.deleteMany({ where: { groupSlug: slug } });
  await ctx.db.tagGroupTag.createMany({ data: tags.map((tag) => ({ groupSlug: slug, tag })) });
}

async function getTagGroup(ctx: Context, slug: string): Promise<TagGroupView> {
  const group = await findTagGroup(ctx, slug);
  if (!group) throw new Error(`tag group ${slug} is gone within its own transaction`);
  return group;
}
