import { createHash } from "node:crypto";
import { guest } from "~/kernel/actor";
import type { Locale } from "~/kernel/words";
import type { Context } from "~/platform/context";
import type { Sheet } from "~/platform/cards/sheet";
import { canReadBoard } from "~/features/boards/rules";
import type { BoardNode, BoardTree, BoardView } from "~/features/boards/types";
import { canSeeTopic } from "~/features/posts/rules";
import type { TopicDetail, TopicPage } from "~/features/topics/types";
import { boardSheet, cardPath, homeSheet, topicSheet } from "./rules";
import type { Card, CardSubject } from "./types";

type Page = Pick<TopicPage, "opening"> & { topic: Omit<TopicDetail, "acts" | "timers" | "linkedFrom">; board: BoardNode; tree: BoardTree };

/** The card of a topic whose page somebody reads; null unless every guest may read it. */
export function topicCard(ctx: Context, { topic, opening, board, tree }: Page, locale: Locale): Card | null {
  const subject = { state: topic.state, authorId: topic.author.id };
  if (!canReadBoard(guest, tree, board) || !canSeeTopic(guest, subject, false) || opening.state !== "visible") return null;
  const where = { community: ctx.community.name, locale };
  const portraitName = topic.author.avatarUrl?.split("/").at(-1) ?? null;
  return cardOf(ctx, { subject: { of: "topics", id: topic.id }, sheet: topicSheet(topic, where), alt: [topic.title, board.name, where.community].join(" · "), portraitName, locale });
}

/** The card of a board; null unless every guest may read it. */
export function boardCard(ctx: Context, view: BoardView, tree: BoardTree, locale: Locale): Card | null {
  const board = tree.get(view.id);
  if (!board || !canReadBoard(guest, tree, board)) return null;
  const where = { community: ctx.community.name, locale };
  return cardOf(ctx, { subject: { of: "boards", slug: view.slug }, sheet: boardSheet(view, where), alt: [view.name, where.community].join(" · "), portraitName: null, locale });
}

/** The card of the whole community. */
export function homeCard(ctx: Context, locale: Locale): Card {
  const community = ctx.community.name;
  return cardOf(ctx, { subject: { of: "home" }, sheet: homeSheet({ community, locale }), alt: community, portraitName: null, locale });
}

type Told = { subject: CardSubject; sheet: Sheet; alt: string; portraitName: string | null; locale: Locale };

/** Another content is another version, hence another address. */
function cardOf(ctx: Context, { subject, sheet, alt, portraitName, locale }: Told): Card {
  const version = createHash("sha256").update(JSON.stringify([ctx.ports.cards.version, sheet, portraitName])).digest("hex").slice(0, 20);
  return { href: cardPath({ subject, version, locale }), version, sheet, alt, portraitName };
}
