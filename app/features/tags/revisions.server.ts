import { toPage, decodeCursor, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext } from "~/platform/context";
import { resolveTag } from "./queries.server";
import type { TagEditView } from "./types";

type Row = { version: number; summary: string; body: string; editor: string; editedAt: Date; reason: string | null; restored: number | null; nextSummary: string; nextBody: string };

/** How a tag's description was changed, the latest edit first, each with what it made of the text; null when the actor may not know of the tag. */
export async function listTagEdits(ctx: ActorContext, asked: string, request: PageRequest): Promise<(Page<TagEditView> & { name: string; version: number }) | null> {
  const { name, isKnown } = await resolveTag(ctx, asked);
  const tag = isKnown ? await ctx.db.tag.findUnique({ where: { name }, select: { version: true } }) : null;
  if (!tag) return null;
  const before = Number(decodeCursor(request.cursor ?? "", 1)?.[0] ?? tag.version);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT r."version", r."summary", r."body", m."handle" AS "editor", r."editedAt", r."reason", r."restored",
      COALESCE(n."summary", t."summary") AS "nextSummary", COALESCE(n."body", t."body") AS "nextBody"
    FROM "TagRevision" r JOIN "Tag" t ON t."name" = r."tag" JOIN "Member" m ON m."id" = r."editorId"
    LEFT JOIN "TagRevision" n ON n."tag" = r."tag" AND n."version" = r."version" + 1
    WHERE r."tag" = ${name} AND r."version" < ${Number.isSafeInteger(before) ? before : tag.version}::bigint ORDER BY r."version" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.version]);
  const items = page.items.map(({ nextSummary, nextBody, editedAt, ...row }) => ({ ...row, editedAt: editedAt.toISOString(), next: { summary: nextSummary, body: nextBody } }));
  return { items, nextCursor: page.nextCursor, name, version: tag.version };
}
