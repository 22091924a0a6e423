import { ok, refused, type Result } from "~/kernel/result";
import { foldTag } from "~/kernel/text";
import type { Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import type { BoardNode, BoardTree } from "~/features/boards/types";
import { tagInSight } from "./queries.server";
import { mayCreateTag, whyNotTags, type GroupFacts, type TagRefusal, type TypedTag } from "./rules";

/** Tags as a topic carries them; `fresh` are not there yet. */
export type ChosenTags = { names: string[]; fresh: string[] };

type Choice = { typed: string[]; board: Pick<BoardNode, "requiredTags" | "requiredTagGroups">; moderates: boolean; /** What the topic carries already. */ present?: string[]; tree?: BoardTree };

/**
 * Reads the tags typed for a topic, in one statement when the board tree is known: synonyms become what they stand for.
 * Refuses: a tag that is not there yet by somebody who may not make it, two of a group that takes one, none of those the board asks for.
 * Without fresh tags there is nothing more to do; else createTags follows.
 */
export async function chooseTags(ctx: MemberContext, { typed, board, moderates, present = [], tree }: Choice): Promise<Result<ChosenTags, TagRefusal>> {
  const folded = [...new Set(typed.map(foldTag))];
  if (folded.length + board.requiredTags.length + board.requiredTagGroups.length === 0) return ok({ names: [], fresh: [] });
  const { tags, groups } = await readFacts(ctx, { names: [...folded, ...board.requiredTags], requiredGroups: board.requiredTagGroups, tree: tree ?? (await getBoardTree(ctx)) });
  const required = tags.slice(folded.length).map(({ name }) => name);
  const chosen = tags.slice(0, folded.length);
  const mayCreate = mayCreateTag({ trust: ctx.actor.trust, moderates, relaxed: ctx.community.relaxedLimits });
  const wrong = whyNotTags({ tags: chosen, required, requiredGroups: board.requiredTagGroups, groups, mayCreate, present });
  if (wrong) return refused(wrong.refusal, wrong.detail);
  const names = [...new Set(chosen.map(({ name }) => name))];
  return ok({ names, fresh: names.filter((name) => chosen.some((tag) => tag.name === name && tag.isFresh)) });
}

type Row = { tags: (TypedTag & { isFresh: boolean })[]; groups: (Omit<GroupFacts, "name"> & { nameEn: string; nameZh: string })[] };

type Asked = { names: string[]; requiredGroups: string[]; tree: BoardTree };

async function readFacts(ctx: MemberContext, { names, requiredGroups, tree }: Asked) {
  const inSight = tagInSight(ctx, tree);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT COALESCE((SELECT json_agg(json_build_object('typed', a."name", 'name', COALESCE(t."root", a."name"), 'isKnown', t."name" IS NOT NULL AND ${inSight}, 'isFresh', t."name" IS NULL) ORDER BY a."place")
        FROM unnest(${names}::text[]) WITH ORDINALITY AS a("name", "place") LEFT JOIN "Tag" t ON t."name" = a."name"), '[]') AS "tags",
      COALESCE((SELECT json_agg(json_build_object('slug', g."slug", 'nameEn', g."nameEn", 'nameZh', g."nameZh", 'oneOf', g."oneOf",
        'tags', ARRAY(SELECT x."tag" FROM "TagGroupTag" x WHERE x."groupSlug" = g."slug" ORDER BY 1)) ORDER BY g."slug")
        FROM "TagGroup" g WHERE g."slug" = ANY(${requiredGroups}) OR g."oneOf" AND EXISTS (
          SELECT 1 FROM "Tag" t JOIN "TagGroupTag" x ON x."tag" = t."root" WHERE t."name" = ANY(${names}) AND x."groupSlug" = g."slug")), '[]') AS "groups"`;
  const { tags = [], groups = [] } = rows[0] ?? {};
  return { tags, groups: groups.map(({ nameEn, nameZh, ...group }): GroupFacts => ({ ...group, name: { en: nameEn, zh: nameZh } })) };
}

/** Makes rows for tags used for the first time; of two who use one at once, the first made it. Records: tag.created. */
export async function createTags(ctx: MemberContext, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const made = await ctx.db.$queryRaw<{ name: string }[]>`
    INSERT INTO "Tag" ("name", "root", "creatorId", "createdAt")
    SELECT n, n, ${ctx.actor.id}, ${ctx.now()} FROM unnest(${names}::text[]) AS n ORDER BY n COLLATE "C" ON CONFLICT DO NOTHING RETURNING "name"`;
  for (const { name } of made) await ctx.record({ type: "tag.created", actorId: ctx.actor.id, subjectType: "tag", subjectId: name, payload: {} });
}

/** What each name stands for; a name that no tag has stands for itself. */
export async function rootsOf(ctx: Context, names: readonly string[]): Promise<string[]> {
  const folded = names.map(foldTag);
  const rows = await ctx.db.tag.findMany({ where: { name: { in: folded } }, select: { name: true, root: true } });
  return [...new Set(folded.map((name) => rows.find((row) => row.name === name)?.root ?? name))];
}

/** All names a follow of the tag may stand under while a merge is on its way. */
export async function namesOfTag(ctx: Context, name: string): Promise<string[]> {
  const rows = await ctx.db.tag.findMany({ where: { root: name }, select: { name: true } });
  return [...new Set([name, ...rows.map((row) => row.name)])];
}
