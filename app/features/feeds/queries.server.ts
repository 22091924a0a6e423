import { say } from "~/kernel/words";
import type { ActorContext } from "~/platform/context";
import { findBoard } from "~/features/boards/queries.server";
import { findMember } from "~/features/members/queries.server";
import { listTopics } from "~/features/topics/queries.server";
import type { TagDetail } from "~/features/tags/types";
import { topicHref, type TopicCard, type TopicPage } from "~/features/topics/types";
import type { Feed, FeedEntry } from "./types";
import { feedWords } from "./words";

/** How many things a feed tells of. */
const entriesMax = 30;

/** The newest topics of all boards. */
export async function homeFeed(ctx: ActorContext): Promise<Feed> {
  const { name, origin } = ctx.community;
  return { title: name, subtitle: say(feedWords.newTopics, ctx.community.locale), href: `${origin}/`, self: `${origin}/feed.atom`, entries: await topicEntries(ctx, {}) };
}

/** The newest topics of a board; null when it is out of sight. */
export async function boardFeed(ctx: ActorContext, slug: string): Promise<Feed | null> {
  const board = await findBoard(ctx, slug);
  if (!board) return null;
  const href = `${ctx.community.origin}/boards/${board.slug}`;
  const subtitle = board.description || say(feedWords.newTopics, ctx.community.locale);
  return { title: `${board.name} · ${ctx.community.name}`, subtitle, href, self: `${href}/feed.atom`, entries: await topicEntries(ctx, { board: board.slug }) };
}

/** The newest topics with a tag, of boards in sight. */
export async function tagFeed(ctx: ActorContext, { name: tag, names }: Pick<TagDetail, "name" | "names">): Promise<Feed> {
  const href = `${ctx.community.origin}/tags/${encodeURIComponent(tag)}`;
  return { title: `#${tag} · ${ctx.community.name}`, subtitle: say(feedWords.newTopics, ctx.community.locale), href, self: `${href}/feed.atom`, entries: await topicEntries(ctx, { tag, anyTag: names }) };
}

/** The newest topics of a member; null when there is no such member. */
export async function memberFeed(ctx: ActorContext, handle: string): Promise<Feed | null> {
  const member = await findMember(ctx, handle);
  if (!member) return null;
  const href = `${ctx.community.origin}/members/${member.handle}`;
  return { title: `${member.displayName} · ${ctx.community.name}`, subtitle: say(feedWords.newTopics, ctx.community.locale), href, self: `${href}/feed.atom`, entries: await topicEntries(ctx, { author: member.handle }) };
}

/** The newest replies or answers of a topic whose page is in sight, and its opening. */
export async function topicFeed(ctx: ActorContext, { topic, excerpt }: TopicPage): Promise<Feed> {
  const { origin, name } = ctx.community;
  const rows = await ctx.db.$queryRaw<PostRow[]>`
    SELECT p."id", p."kind", p."bodyHtml", p."createdAt", p."editedAt", m."handle", m."displayName"
    FROM "Post" p JOIN "Member" m ON m."id" = p."authorId"
    WHERE p."topicId" = ${topic.id} AND p."state" = 'visible' AND p."kind" <> 'comment' ORDER BY p."id" DESC LIMIT ${entriesMax}`;
  const entries = rows.map(({ id, kind, bodyHtml, createdAt, editedAt, handle, displayName }): FeedEntry => ({
    id: `${origin}/posts/${id}`, href: `${origin}/posts/${id}`, author: { name: displayName, href: `${origin}/members/${handle}` },
    title: kind === "opening" ? titleOf(ctx, topic) : say(kind === "answer" ? feedWords.answerBy : feedWords.replyBy, ctx.community.locale, { name: displayName }),
    published: createdAt, updated: editedAt ?? createdAt, html: bodyHtml, tags: kind === "opening" ? topic.tags : [],
  }));
  const href = origin + topicHref(topic);
  return { title: `${topic.title} · ${name}`, subtitle: excerpt, href, self: `${origin}/t/${topic.id}/feed.atom`, entries };
}

/** A title as readers of feeds are told it: what is closed takes no answers. */
function titleOf(ctx: ActorContext, { title, closed }: { title: string; closed: boolean }): string {
  return closed ? say(feedWords.closed, ctx.community.locale, { title }) : title;
}

type PostRow = { id: string; kind: string; bodyHtml: string; createdAt: Date; editedAt: Date | null; handle: string; displayName: string };

async function topicEntries(ctx: ActorContext, query: Omit<Parameters<typeof listTopics>[1], "limit">): Promise<FeedEntry[]> {
  const { items } = await listTopics(ctx, { ...query, sort: "new", limit: entriesMax });
  const ids = items.map(({ id }) => id);
  const openings = ids.length === 0 ? [] : await ctx.db.post.findMany({ where: { topicId: { in: ids }, kind: "opening", state: "visible" }, select: { topicId: true, bodyHtml: true, editedAt: true } });
  const bodies = new Map(openings.map((opening) => [opening.topicId, opening]));
  return items.map((card) => toEntry(ctx, card, bodies.get(card.id)));
}

function toEntry(ctx: ActorContext, card: TopicCard, opening: { bodyHtml: string; editedAt: Date | null } | undefined): FeedEntry {
  const { origin } = ctx.community;
  const published = new Date(card.createdAt);
  return {
    id: `${origin}/t/${card.id}`, title: titleOf(ctx, card), href: origin + topicHref(card), author: { name: card.author.displayName, href: `${origin}/members/${card.author.handle}` },
    published, updated: opening?.editedAt ?? published, html: opening?.bodyHtml ?? "", tags: card.tags,
  };
}
