import type { Locale } from "~/kernel/words";
import { findEmoji, nameOfEmoji } from "./emoji";
import type { Asked } from "./suggest-rules";

/** One line of the list, by what is put for the word typed: a handle, a tag, an emoji. */
export type Suggestion =
  | { kind: "member"; key: string; id: string; displayName: string; avatarUrl: string | null }
  | { kind: "tag"; key: string; count: number }
  | { kind: "emoji"; key: string; name: string };

/** Who asks, and for which board, whose tags come first. */
export type Asking = { locale: Locale; board: string | undefined };

/** What fits the word typed: emoji from the table at hand, all else from the server. Null when it does not answer. */
export async function findSuggestions({ kind, query, without = [] }: Asked, { locale, board }: Asking, signal: AbortSignal): Promise<Suggestion[] | null> {
  switch (kind) {
    case "emoji":
      return findEmoji(query).map((emoji) => ({ kind, key: emoji.char, name: nameOfEmoji(emoji, locale) }));
    case "member":
      return (await ask("members", { q: query, ...topicHere() }, signal))?.flatMap(toMember) ?? null;
    case "tag":
      return (await ask("tags", { q: query, ...(board ? { board } : {}) }, signal))?.flatMap(toTag).filter(({ key }) => !without.includes(key)) ?? null;
  }
}

/** The topic this page shows: who takes part in it is suggested first. */
function topicHere(): { topic?: string } {
  const topic = /^\/t\/([0-9a-z]{26})(?:\/|$)/.exec(location.pathname)?.[1];
  return topic ? { topic } : {};
}

async function ask(what: "members" | "tags", query: Record<string, string>, signal: AbortSignal): Promise<unknown[] | null> {
  const answer = await fetch(`/api/v1/suggestions/${what}?${new URLSearchParams(query)}`, { signal }).catch(() => null);
  if (!answer?.ok) return null;
  const found: unknown = await answer.json().catch(() => null); // given up while it came
  return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? found.items : null;
}

function toMember(item: unknown): Suggestion[] {
  if (typeof item !== "object" || item === null || !("id" in item && "handle" in item && "displayName" in item && "avatarUrl" in item)) return [];
  const { id, handle, displayName, avatarUrl } = item;
  if (typeof id !== "string" || typeof handle !== "string" || typeof displayName !== "string") return [];
  return [{ kind: "member", key: handle, id, displayName, avatarUrl: typeof avatarUrl === "string" ? avatarUrl : null }];
}

function toTag(item: unknown): Suggestion[] {
  if (typeof item !== "object" || item === null || !("tag" in item && "count" in item)) return [];
  const { tag, count } = item;
  return typeof tag === "string" && typeof count === "number" ? [{ kind: "tag", key: tag, count }] : [];
}
