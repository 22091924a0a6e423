import { timeOf, decodeCursor, toPage, type Page, type PageRequest } from "~/kernel/page";
import type { ActorContext, Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { canReadBoard, readableBoards, whyNotWrite } from "~/features/boards/rules";
import { avatarUrl } from "~/features/members/queries.server";
import { asAbsentActor } from "~/features/members/rules";
import type { AuthorView } from "~/features/members/types";
import { placeOfTopic, type TopicPlace } from "~/features/posts/queries.server";
import type { PostState } from "~/features/posts/types";
import { findAnswerers } from "./find-answerers.server";
import { invitedPerQuestion, shownMax } from "./rules";
import type { Answerers, InvitationView } from "./types";

type QuestionInPlace = TopicPlace & { id: string; kind: string; title: string; state: PostState; authorId: string; boardId: string; tags: string[]; lockedAt: Date | null; closedAs: string | null };

/** A topic the actor may see, with its place; null when they may not know of it. */
async function findQuestion(ctx: ActorContext, id: string): Promise<QuestionInPlace | null> {
  const rows = await ctx.db.$queryRaw<Omit<QuestionInPlace, keyof TopicPlace>[]>`
    SELECT "id", "kind", "title", "state", "authorId", "boardId", "tags", "lockedAt", "closedAs" FROM "Topic" WHERE "id" = ${id} AND "mergedIntoId" IS NULL`;
  const row = rows[0];
  const place = row && (await placeOfTopic(ctx, row));
  return place ? { ...row, ...place } : null;
}

/** Whether the actor may ask others to answer: who asked the question, and staff of its board. */
export function mayInvite(ctx: MemberContext, question: Pick<QuestionInPlace, "kind" | "state" | "authorId" | "moderates">): boolean {
  return question.kind === "question" && question.state === "visible" && (question.moderates || question.authorId === ctx.actor.id);
}

type Person = { id: string; handle: string; displayName: string; trust: number; avatarId: string | null; joinedAt: Date; roles: { role: string; boardId: string | null }[]; groups: { groupId: string }[] };

/** The members as the rules of boards see them. */
export async function findPeople(ctx: Context, ids: string[]): Promise<Map<string, Person>> {
  const people = await ctx.db.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, handle: true, displayName: true, trust: true, avatarId: true, joinedAt: true, roles: { select: { role: true, boardId: true } }, groups: { select: { groupId: true } } },
  });
  return new Map(people.map((person) => [person.id, person]));
}

/** Whether that member may read the question's board and write there. */
export function canAnswer(person: Person, { tree, board }: TopicPlace): boolean {
  const actor = asAbsentActor(person);
  return canReadBoard(actor, tree, board) && whyNotWrite(actor, tree, board) === null;
}

function toAuthor(person: Person): AuthorView {
  return { id: person.id, handle: person.handle, displayName: person.displayName, avatarUrl: avatarUrl(person.avatarId), isStaff: person.roles.length > 0 };
}

/** Looked at for those who may answer: boards for groups leave some out. */
const candidatesMax = 40;

/** Who can answer a question, for its asker and staff of the board; null for everybody else. Only answers the actor may read say so. */
export async function listAnswerers(ctx: MemberContext, topicId: string): Promise<Answerers | null> {
  const question = await findQuestion(ctx, topicId);
  if (!question || !mayInvite(ctx, question)) return null;
  const { title, authorId: askerId, tags, boardId } = question;
  const boardIds = readableBoards(ctx.actor, question.tree).map(({ id }) => id);
  const rows = await findAnswerers(ctx, { topicId, askerId, tags, boardId, boardIds, at: ctx.now(), limit: candidatesMax, among: "reachable" });
  const invitations = await ctx.db.invitation.findMany({ where: { topicId }, orderBy: { createdAt: "asc" }, select: { memberId: true } });
  const invited = new Set(invitations.map(({ memberId }) => memberId));
  const people = await findPeople(ctx, [...new Set([...rows.map(({ memberId }) => memberId), ...invited])]);
  const answerers = rows.flatMap(({ memberId, answers, accepted, tag, lastAt }) => {
    const person = people.get(memberId);
    return person && canAnswer(person, question) ? [{ member: toAuthor(person), answers, accepted, tag, lastAt: lastAt.toISOString(), invited: invited.has(memberId) }] : [];
  });
  return {
    title, open: !question.lockedAt && !question.closedAs, answerers: answerers.slice(0, shownMax), left: Math.max(0, invitedPerQuestion - invited.size),
    invited: [...invited].flatMap((id) => { const person = people.get(id); return person ? [toAuthor(person)] : []; }),
  };
}

type InvitationRow = { topicId: string; slug: string; title: string; boardSlug: string; boardName: string; handle: string; displayName: string; at: Date; answered: boolean };

/** Questions the member was asked to answer, the latest first; what went out of sight is left out. */
export async function listInvitations(ctx: MemberContext, request: PageRequest): Promise<Page<InvitationView>> {
  const readable = readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id);
  const [time, id] = (request.cursor ? decodeCursor(request.cursor, 2) : null) ?? [];
  const rows = await ctx.db.$queryRaw<InvitationRow[]>`
    SELECT i."topicId", t."slug", t."title", b."slug" AS "boardSlug", b."name" AS "boardName", m."handle", m."displayName", i."createdAt" AS "at",
      EXISTS (SELECT 1 FROM "Post" p WHERE p."topicId" = t."id" AND p."kind" = 'answer' AND p."authorId" = i."memberId") AS "answered"
    FROM "Invitation" i JOIN "Topic" t ON t."id" = i."topicId" JOIN "Board" b ON b."id" = t."boardId" JOIN "Member" m ON m."id" = i."invitedById"
    WHERE i."memberId" = ${ctx.actor.id} AND t."state" = 'visible' AND t."mergedIntoId" IS NULL AND t."boardId" = ANY(${readable})
      AND (${timeOf(time)}::timestamptz IS NULL OR (i."createdAt", i."topicId") < (${timeOf(time)}::timestamptz, ${String(id ?? "")}))
    ORDER BY i."createdAt" DESC, i."topicId" DESC LIMIT ${request.limit + 1}`;
  const page = toPage(rows, request.limit, (row) => [row.at.getTime(), row.topicId]);
  return { ...page, items: page.items.map(({ boardSlug, boardName, handle, displayName, at, ...row }) => ({ ...row, board: { slug: boardSlug, name: boardName }, by: { handle, displayName }, at: at.toISOString() })) };
}
