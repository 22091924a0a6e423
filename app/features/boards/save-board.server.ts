import { advisoryLocks } from "~/kernel/advisory-locks";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { isUniqueViolation } from "~/platform/db/transaction";
import { listTagGroups } from "~/features/tags/queries.server";
import { rootsOf } from "~/features/tags/writing.server";
import { recordBoardFiles } from "~/features/files/writing.server";
import { findBoard } from "./queries.server";
import type { BoardChangeInput, NewBoardInput } from "./schema";
import type { BoardDetail, Visibility } from "./types";

export type BoardRefusal =
  | "forbidden" | "not-found" | "stale-version" | "slug-taken" | "no-such-group" | "no-such-tag-group" | "groups-missing" | "no-such-parent"
  | "too-deep" | "parent-is-itself" | "wider-than-parent" | "too-complex";

const depthMax = 3;

/**
 * Makes a board. Operators only.
 * Refuses: a taken slug, an unknown group (of members or of tags) or parent, more than three levels, a board wider than its parent.
 * Records: board.created.
 */
export async function createBoard(ctx: MemberContext, input: NewBoardInput): Promise<Result<BoardDetail, BoardRefusal>> {
  if (!ctx.actor.isOperator) return refused("forbidden");
  const guidelines = await ctx.ports.markdown.render(input.guidelines);
  if (!guidelines.ok) return refused("too-complex");
  const { actor } = ctx;
  try {
    return await ctx.transaction(async (ctx) => {
      await lockTree(ctx);
      const place = await findPlace(ctx, input, null);
      if (typeof place === "string") return refused(place);
      if (!(await hasTagGroups(ctx, input.requiredTagGroups))) return refused("no-such-tag-group");
      const { groups: _groups, parent: _parent, ...fields } = input;
      const id = ctx.newId();
      await ctx.db.board.create({
        data: {
          ...fields, ...place.columns, id, requiredTags: await rootsOf(ctx, input.requiredTags), guidelinesHtml: guidelines.value.html, createdAt: ctx.now(),
          groups: { create: place.groupIds.map((groupId) => ({ groupId })) },
        },
      });
      await recordBoardFiles(ctx, id, guidelines.value.html, actor.id);
      await ctx.record({ type: "board.created", actorId: actor.id, subjectType: "board", subjectId: id, boardId: id, payload: {} });
      await ctx.audit({ actorId: actor.id, action: "board.created", subjectType: "board", subjectId: id, boardId: id, after: { slug: input.slug, visibility: input.visibility } });
      return ok(await getBoard({ ...ctx, actor }, input.slug));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("slug-taken");
    throw error;
  }
}

/**
 * Changes a board; a field left out stays. Operators only.
 * Refuses as createBoard does, and a stale version.
 * Records: board.changed with the names of the fields.
 */
export async function changeBoard(ctx: MemberContext, slug: string, input: BoardChangeInput): Promise<Result<BoardDetail, BoardRefusal>> {
  if (!ctx.actor.isOperator) return refused("forbidden");
  const guidelines = input.guidelines === undefined ? null : await ctx.ports.markdown.render(input.guidelines);
  if (guidelines && !guidelines.ok) return refused("too-complex");
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    await lockTree(ctx);
    const before = await findBoard({ ...ctx, actor }, slug);
    if (!before) return refused("not-found");
    if (before.version !== input.version) return refused("stale-version", { version: before.version });
    const { version: _version, groups: _groups, parent: _parent, ...fields } = input;
    const place = await findPlace(ctx, { ...before, ...input }, before.id);
    if (typeof place === "string") return refused(place);
    if (!(await hasTagGroups(ctx, input.requiredTagGroups ?? []))) return refused("no-such-tag-group");
    await ctx.db.boardGroup.deleteMany({ where: { boardId: before.id } });
    await ctx.db.board.update({
      where: { id: before.id },
      data: {
        ...fields, ...place.columns, requiredTags: input.requiredTags && (await rootsOf(ctx, input.requiredTags)), guidelinesHtml: guidelines?.ok ? guidelines.value.html : undefined,
        version: { increment: 1 }, groups: { create: place.groupIds.map((groupId) => ({ groupId })) },
      },
    });
    if (guidelines?.ok) await recordBoardFiles(ctx, before.id, guidelines.value.html, actor.id);
    await ctx.db.$executeRaw`
      UPDATE "Board" c SET "depth" = ${place.columns.depth + 1} WHERE c."parentId" = ${before.id}`;
    await ctx.db.$executeRaw`
      UPDATE "Board" g SET "depth" = ${place.columns.depth + 2} FROM "Board" c WHERE g."parentId" = c."id" AND c."parentId" = ${before.id}`;
    const changed = Object.keys(input).filter((name) => name !== "version");
    await ctx.record({ type: "board.changed", actorId: actor.id, subjectType: "board", subjectId: before.id, boardId: before.id, payload: { fields: changed } });
    await ctx.audit({
      actorId: actor.id, action: "board.changed", subjectType: "board", subjectId: before.id, boardId: before.id,
      before: { visibility: before.visibility, groups: before.groups, minTrust: before.minTrust, reviewPolicy: before.reviewPolicy },
      after: { fields: changed, visibility: input.visibility ?? before.visibility },
    });
    return ok(await getBoard({ ...ctx, actor }, slug));
  });
}

async function lockTree(ctx: Context): Promise<void> {
  await ctx.db.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.boardTree})::text`;
}

async function hasTagGroups(ctx: Context, slugs: string[]): Promise<boolean> {
  if (slugs.length === 0) return true;
  const known = (await listTagGroups(ctx)).map(({ slug }) => slug);
  return slugs.every((slug) => known.includes(slug));
}

type Wanted = { parent: string | null; visibility: Visibility; groups: string[] };
type Place = { columns: { parentId: string | null; depth: number }; groupIds: string[] };

/** Where the board goes in the tree and whom it admits, or the rule against it. */
async function findPlace(ctx: Context, wanted: Wanted, ownId: string | null): Promise<Place | BoardRefusal> {
  const groups = await ctx.db.group.findMany({ where: { slug: { in: wanted.groups } } });
  if (groups.length !== new Set(wanted.groups).size) return "no-such-group";
  if (wanted.visibility === "groups" && groups.length === 0) return "groups-missing";
  const groupIds = groups.map(({ id }) => id);
  const below = ownId ? await heightBelow(ctx, ownId) : 0;
  if (wanted.parent === null) return { columns: { parentId: null, depth: 1 }, groupIds };
  const parent = await ctx.db.board.findUnique({ where: { slug: wanted.parent } });
  if (!parent) return "no-such-parent";
  if (ownId && (parent.id === ownId || parent.parentId === ownId)) return "parent-is-itself";
  if (parent.depth + 1 + below > depthMax) return "too-deep";
  if (widthOf(wanted.visibility) > widthOf(parent.visibility)) return "wider-than-parent";
  return { columns: { parentId: parent.id, depth: parent.depth + 1 }, groupIds };
}

function widthOf(visibility: string): number {
  return visibility === "public" ? 3 : visibility === "members" ? 2 : 1;
}

async function heightBelow(ctx: Context, boardId: string): Promise<number> {
  const children = await ctx.db.board.findMany({ where: { parentId: boardId }, select: { children: { select: { id: true } } } });
  if (children.length === 0) return 0;
  return children.some((child) => child.children.length > 0) ? 2 : 1;
}

async function getBoard(ctx: MemberContext, slug: string): Promise<BoardDetail> {
  const board = await findBoard(ctx, slug);
  if (!board) throw new Error(`board ${slug} is gone within its own transaction`);
  return board;
}
