import { foldHandle } from "~/kernel/fold-handle";
import type { Context } from "~/platform/context";
import { importedId } from "./imported-id";

/** Where an import goes: a board, and the member who stands for authors the dump does not know. */
export type Destination = { boardId: string; board: string; unknownId: string };

/** Finds the board by its slug; without a slug the board of the site, which need not exist yet. */
export async function findBoard(ctx: Context, slug: string | undefined, source: string): Promise<{ id: string; slug: string } | null> {
  const where = slug === undefined ? { id: boardIdOf(source) } : { slug };
  return ctx.db.board.findUnique({ where, select: { id: true, slug: true } });
}

/** Makes what is missing of the destination, under the import's lock, dated as the dump's oldest row. */
export async function makeDestination(
  ctx: Context,
  { board, site, source, firstAt }: { board: string | undefined; site: string; source: string; firstAt: Date },
): Promise<Destination> {
  const found = (await findBoard(ctx, board, source)) ?? (await createBoard(ctx, site, source, firstAt));
  return { boardId: found.id, board: found.slug, unknownId: await findOrCreateUnknown(ctx, firstAt) };
}

/** The site's own board is known by its id, so that its slug and name may be changed later. */
function boardIdOf(source: string): string {
  return importedId(new Date(0), source, "board");
}

async function createBoard(ctx: Context, site: string, source: string, createdAt: Date): Promise<{ id: string; slug: string }> {
  const slug = await freeSlug(ctx, site);
  return ctx.db.board.create({
    data: { id: boardIdOf(source), slug, name: site, topicKinds: ["question"], requiredTags: [], imported: true, createdAt },
    select: { id: true, slug: true },
  });
}

async function freeSlug(ctx: Context, site: string): Promise<string> {
  const plain = site.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const base = plain.length < 2 ? "imported" : plain;
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${number}`;
    const slug = base.slice(0, 40 - ending.length).replace(/-+$/, "") + ending;
    if ((await ctx.db.board.count({ where: { slug } })) === 0) return slug;
  }
}

const unknownKey = { source: "import", sourceId: "unknown-author" } as const;

async function findOrCreateUnknown(ctx: Context, joinedAt: Date): Promise<string> {
  const found = await ctx.db.member.findUnique({ where: { source_sourceId: unknownKey }, select: { id: true } });
  if (found) return found.id;
  const handle = await freeHandle(ctx, "imported");
  const { id } = await ctx.db.member.create({
    data: {
      ...unknownKey, id: importedId(new Date(0), unknownKey.source, unknownKey.sourceId), kind: "system",
      handle, handleFolded: foldHandle(handle), displayName: "Imported", imported: true, joinedAt,
    },
    select: { id: true },
  });
  return id;
}

/** The handle is reserved, so nobody should have it; but an import must not fail for it. */
async function freeHandle(ctx: Context, wish: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const handle = number === 1 ? wish : `${wish}-${number}`;
    if ((await ctx.db.member.count({ where: { handleFolded: foldHandle(handle) } })) === 0) return handle;
  }
}
