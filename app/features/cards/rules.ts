import { isLocale, say, type Locale } from "~/kernel/words";
import type { Sheet } from "~/platform/cards/sheet";
import type { TopicKind } from "~/features/boards/types";
import { topicWords } from "~/features/topics/words";
import type { CardAddress, CardSubject } from "./types";
import { cardWords } from "./words";

/** In pixels; what all networks take. The drawing keeps to it. */
export const cardSize = { width: 1_200, height: 630 } as const;

const pattern = /^\/cards\/(?:topics\/([0-9a-z]{26})|boards\/([^/]{1,80})|home)\/([0-9a-f]{20})-(en|zh-CN)\.png$/;

/** What an address of a card names; null when it is none. */
export function readCardPath(path: string): CardAddress | null {
  const [, id, slug, version = "", locale] = pattern.exec(path) ?? [];
  if (!isLocale(locale)) return null;
  return { subject: id ? { of: "topics", id } : slug ? { of: "boards", slug } : { of: "home" }, version, locale };
}

/** The address of a card. */
export function cardPath({ subject, version, locale }: CardAddress): string {
  return `/cards/${[subject.of, ...nameOf(subject)].join("/")}/${version}-${locale}.png`;
}

function nameOf(subject: CardSubject): string[] {
  switch (subject.of) {
    case "topics":
      return [subject.id];
    case "boards":
      return [subject.slug];
    case "home":
      return [];
  }
}

type Board = { name: string; hue: number };
type Topic = { kind: TopicKind; title: string; board: Board; author: { displayName: string; avatarUrl: string | null }; score: number; replyCount: number; solved: boolean; closed: boolean };
type Where = { community: string; locale: Locale };

/** What stands on a topic's card. Nothing that is not there yet is counted. */
export function topicSheet({ title, board, author, ...topic }: Topic, { community, locale }: Where): Sheet {
  const replies = topic.kind === "question" ? topicWords.answers : topicWords.replies;
  const facts = [
    topic.solved ? say(topicWords.solved, locale) : "",
    topic.closed ? say(topicWords.closed, locale) : "",
    topic.replyCount > 0 ? say(replies, locale, { count: topic.replyCount }) : "",
    topic.score > 0 ? say(topicWords.votes, locale, { count: topic.score }) : "",
  ];
  return {
    title, lead: "", place: { name: board.name, hue: board.hue }, author: { name: author.displayName, hasPicture: author.avatarUrl !== null },
    facts: facts.filter((fact) => fact !== ""), community,
  };
}

/** What stands on a board's card. */
export function boardSheet({ name, hue, description, topicCount }: Board & { description: string; topicCount: number }, { community, locale }: Where): Sheet {
  const facts = topicCount > 0 ? [say(topicWords.topicCount, locale, { count: topicCount })] : [];
  return { title: name, lead: description, place: { name: say(cardWords.board, locale), hue }, author: null, facts, community };
}

/** What stands on the card of the whole community. */
export function homeSheet({ community, locale }: Where): Sheet {
  return { title: community, lead: say(cardWords.home, locale), place: null, author: null, facts: [], community };
}
