import { Prisma } from "@prisma-client";
import { addMs, startOfDay } from "~/kernel/clock";
import { firstIdAt } from "~/kernel/ids";
import { decodeCursor, timeOf, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { moderatedBoards, readableBoards, whyNotWrite } from "~/features/boards/rules";
import { hasBlocked } from "~/features/follows/queries.server";
import { findPostInPlace, type PostInPlace } from "~/features/posts/queries.server";
import { whyNotChange } from "~/features/posts/rules";
import type { PostKind } from "~/features/posts/types";
import { authorsTimeMs, decideTrust, powerOver, takesSuggestions, whyNotDecide, whyNotSuggest, type SuggestRefusal } from "./rules";
import type { DeciderPower, SuggestedText, SuggestionCard, SuggestionState, SuggestionView } from "./types";

type Row = {
  id: string; postId: string; topicId: string; kind: PostKind; topicTitle: string; postedAt: Date; boardId: string; boardSlug: string; boardName: string; lockedAt: Date | null; state: SuggestionState; version: number;
  reason: string; suggesterId: string; suggester: string; suggesterName: string; authorId: string; author: string; authorName: string; suggestedAt: Date;
  decider: string | null; deciderName: string | null; decidedAs: DeciderPower | null; decision: string; improved: boolean; decidedAt: Date | null;
};

/** Suggestions `s` of posts `p` the member may read, whoever they are: what went out of sight takes its suggestions along. */
async function rowsInSight(ctx: MemberContext, rest: Prisma.Sql): Promise<Row[]> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  return ctx.db.$queryRaw<Row[]>`
    SELECT s."id", s."postId", p."topicId", p."kind", p."createdAt" AS "postedAt", t."title" AS "topicTitle", t."boardId", b."slug" AS "boardSlug", b."name" AS "boardName", t."lockedAt", s."state", s."version", s."reason",
      s."suggesterId", m."handle" AS "suggester", m."displayName" AS "suggesterName", s."authorId", a."handle" AS "author", a."displayName" AS "authorName", s."suggestedAt",
      d."handle" AS "decider", d."displayName" AS "deciderName", s."decidedAs", s."decision", s."improved", s."decidedAt"
    FROM "EditSuggestion" s JOIN "Post" p ON p."id" = s."postId" JOIN "Topic" t ON t."id" = p."topicId" JOIN "Board" b ON b."id" = t."boardId"
    JOIN "Member" m ON m."id" = s."suggesterId" JOIN "Member" a ON a."id" = s."authorId" LEFT JOIN "Member" d ON d."id" = s."decidedById"
    WHERE p."state" = 'visible' AND t."state" = 'visible' AND t."boardId" = ANY(${readable}) AND ${rest}`;
}

/** The condition that the member has a say in a suggestion `s`: powerOver in SQL. `ripe`: of those left to others first, only those whose time has come. */
async function hasSay(ctx: MemberContext, ripe: "all" | "ripe"): Promise<Prisma.Sql> {
  const { actor } = ctx;
  const tree = await getBoardTree(ctx);
  const moderated = moderatedBoards(actor, tree).map(({ id }) => id);
  const ways = [Prisma.sql`s."authorId" = ${actor.id}`];
  if (moderated.length > 0) ways.push(Prisma.sql`t."boardId" = ANY(${moderated})`);
  if (actor.trust >= decideTrust) {
    const writable = readableBoards(actor, tree).filter((board) => whyNotWrite(actor, tree, board) === null).map(({ id }) => id);
    ways.push(Prisma.sql`(t."boardId" = ANY(${writable}) ${ripe === "ripe" ? Prisma.sql`AND s."suggestedAt" <= ${addMs(ctx.now(), -authorsTimeMs)}` : Prisma.empty})`);
  }
  const open = ripe === "ripe" ? Prisma.sql`AND (t."lockedAt" IS NULL OR t."boardId" = ANY(${moderated}))` : Prisma.empty;
  return Prisma.sql`(${Prisma.join(ways, " OR ")}) AND s."suggesterId" <> ${actor.id} ${open}`;
}

/** Suggested edits the member may decide on now, the oldest first. */
export async function listToDecide(ctx: MemberContext, request: PageRequest): Promise<Page<SuggestionCard>> {
  const [time, id] = (request.cursor ? decodeCursor(request.cursor, 2) : null) ?? [];
  const from = timeOf(time);
  const after = from ? Prisma.sql`AND (s."suggestedAt", s."id") > (${from}, ${String(id)})` : Prisma.empty;
  const rows = await rowsInSight(ctx, Prisma.sql`s."state" = 'open' AND ${await hasSay(ctx, "ripe")} ${after} ORDER BY s."suggestedAt", s."id" LIMIT ${request.limit + 1}`);
  return toCards(rows, request, (row) => [row.suggestedAt.getTime(), row.id]);
}

/** The member's own suggestions, the latest first. */
export async function listMySuggestions(ctx: MemberContext, request: PageRequest): Promise<Page<SuggestionCard>> {
  const rows = await rowsInSight(ctx, Prisma.sql`s."suggesterId" = ${ctx.actor.id} ${before(request)} ORDER BY s."id" DESC LIMIT ${request.limit + 1}`);
  return toCards(rows, request, (row) => [row.id]);
}

/** What was suggested for a post, the latest first: to who has a say in it all of it, to others their own; null when they may not know of the post. */
export async function listPostSuggestions(ctx: MemberContext, postId: string, request: PageRequest): Promise<Page<SuggestionCard> | null> {
  if (!(await findPostInPlace(ctx, postId, "read"))) return null;
  const mayKnow = Prisma.sql`(s."suggesterId" = ${ctx.actor.id} OR ${await hasSay(ctx, "all")})`;
  const rows = await rowsInSight(ctx, Prisma.sql`s."postId" = ${postId} AND ${mayKnow} ${before(request)} ORDER BY s."id" DESC LIMIT ${request.limit + 1}`);
  return toCards(rows, request, (row) => [row.id]);
}

function before({ cursor }: PageRequest): Prisma.Sql {
  const id = cursor ? decodeCursor(cursor, 1)?.[0] : undefined;
  return id === undefined ? Prisma.empty : Prisma.sql`AND s."id" < ${String(id)}`;
}

function toCards(rows: Row[], request: PageRequest, cursorOf: (row: Row) => (string | number)[]): Page<SuggestionCard> {
  const page = toPage(rows, request.limit, cursorOf);
  return { ...page, items: page.items.map(toCard) };
}

/** A suggested edit with both texts, for its suggester and who has a say in it; null for everybody else, and when its post is out of sight. */
export async function findSuggestion(ctx: MemberContext, id: string): Promise<SuggestionView | null> {
  const { actor } = ctx;
  const row = (await rowsInSight(ctx, Prisma.sql`s."id" = ${id}`))[0];
  const tree = await getBoardTree(ctx);
  const board = row && tree.get(row.boardId);
  if (!row || !board) return null;
  const moderates = moderatedBoards(actor, tree).includes(board);
  const power = powerOver(actor, { isAuthor: row.authorId === actor.id, moderates, mayWrite: whyNotWrite(actor, tree, board) === null });
  const isSuggester = row.suggesterId === actor.id;
  if (!power && !isSuggester) return null;
  const closed = whyNotDecide({ power: power ?? "trusted", isSuggester, state: row.state, isLocked: row.lockedAt !== null, moderates, ageMs: ctx.now().getTime() - row.suggestedAt.getTime() });
  const improve = closed === null && whyNotChange(actor, { ...row, state: "visible", createdAt: row.postedAt }, moderates, ctx.now()) === null;
  const can = { decide: closed === null, improve, whyNotDecide: closed?.refusal ?? null, waitSeconds: closed?.seconds ?? 0, withdraw: isSuggester && (row.state === "open" || row.state === "outdated") };
  return { ...toCard(row), ...(await textsOf(ctx, id)), can };
}

type Texts = SuggestedText & { baseBody: string; baseTitle: string | null; baseTags: string[] };

/** What it changes stands in the first version kept since, or in the post when nobody changed it. A post that went below another opening one has no title of its own. */
async function textsOf(ctx: MemberContext, id: string): Promise<{ base: SuggestedText; suggested: SuggestedText }> {
  const rows = await ctx.db.$queryRaw<Texts[]>`
    SELECT s."body", COALESCE(r."body", p."body") AS "baseBody", CASE WHEN o."titled" THEN s."title" END AS "title", CASE WHEN o."titled" THEN s."tags" ELSE '{}' END AS "tags",
      CASE WHEN o."titled" THEN COALESCE(r."title", t."title") END AS "baseTitle", CASE WHEN o."titled" THEN COALESCE(r."tags", t."tags") ELSE '{}' END AS "baseTags"
    FROM "EditSuggestion" s JOIN "Post" p ON p."id" = s."postId" JOIN "Topic" t ON t."id" = p."topicId"
    CROSS JOIN LATERAL (SELECT p."kind" = 'opening' AND s."title" IS NOT NULL AS "titled") o
    LEFT JOIN LATERAL (SELECT * FROM "PostRevision" v WHERE v."postId" = s."postId" AND v."version" >= s."baseVersion" ORDER BY v."version" LIMIT 1) r ON TRUE
    WHERE s."id" = ${id}`;
  const row = rows[0];
  if (!row) throw new Error(`suggestion ${id} went while it was read`);
  const { body, title, tags } = row;
  return { base: { title: row.baseTitle, tags: row.baseTags, body: row.baseBody }, suggested: { title, tags, body } };
}

export type SuggestForm = { id: string; topicId: string; kind: PostKind; topicKind: string; board: string; title: string; tags: string[]; body: string; version: number };

/** A post as somebody starts from it who suggests an edit, the rule against it, and their own suggestion that is not decided; null when they may not know of it. */
export async function findSuggestForm(ctx: MemberContext, id: string) {
  const post = await findPostInPlace(ctx, id, "read");
  if (!post) return null;
  const mine = await findMySuggestion(ctx, id);
  const { topicId, kind, topicKind, title, tags, body, version } = post;
  const form: SuggestForm = { id, topicId, kind, topicKind, board: post.board.slug, title, tags, body, version };
  return { post: form, mine, closed: await whyNotSuggestNow(ctx, post, mine?.state ?? null) };
}

/** The member's own suggestion for a post that is not decided; null when there is none. */
export async function findMySuggestion(ctx: MemberContext, postId: string): Promise<(SuggestedText & { id: string; state: string; reason: string }) | null> {
  return ctx.db.editSuggestion.findFirst({
    where: { postId, suggesterId: ctx.actor.id, state: { in: ["open", "outdated"] } }, select: { id: true, state: true, body: true, title: true, tags: true, reason: true },
  });
}

/** The rule against suggesting an edit of the post now, whatever the text; null when there is none. `mine`: the state of the member's own one. */
export async function whyNotSuggestNow(ctx: MemberContext, post: PostInPlace, mine: string | null): Promise<{ refusal: SuggestRefusal; limit?: number } | null> {
  const { actor } = ctx;
  const tree = await getBoardTree(ctx);
  const readable = readableBoards(actor, tree).map(({ id }) => id);
  const inSight = { post: { state: "visible", topic: { state: "visible", boardId: { in: readable } } } };
  const [open, today] = [
    await ctx.db.editSuggestion.count({ where: { suggesterId: actor.id, state: "open", ...inSight } }),
    await ctx.db.editSuggestion.count({ where: { suggesterId: actor.id, id: { gte: firstIdAt(startOfDay(ctx.now())) } } }),
  ];
  return whyNotSuggest({
    trust: actor.trust, mayWrite: whyNotWrite(actor, tree, post.board) === null, isAuthor: post.authorId === actor.id, moderates: post.moderates,
    takes: takesSuggestions(post.kind, post.topicKind), isVisible: post.state === "visible" && post.topicState === "visible", isLocked: post.lockedAt !== null,
    isBlocked: await hasBlocked(ctx, post.authorId, actor.id), mine: mine === "open" || mine === "outdated" ? mine : null, open, today: ctx.community.relaxedLimits ? 0 : today,
  });
}

function toCard(row: Row): SuggestionCard {
  const { id, postId, topicId, kind, topicTitle, state, version, reason } = row;
  return {
    id, postId, topicId, kind, topicTitle, state, version, reason, board: { slug: row.boardSlug, name: row.boardName },
    suggester: { handle: row.suggester, displayName: row.suggesterName }, author: { handle: row.author, displayName: row.authorName }, suggestedAt: row.suggestedAt.toISOString(),
    decision: row.decidedAs && row.decidedAt
      ? { by: { handle: row.decider ?? "", displayName: row.deciderName ?? "" }, as: row.decidedAs, reason: row.decision, improved: row.improved, at: row.decidedAt.toISOString() } : null,
  };
}
