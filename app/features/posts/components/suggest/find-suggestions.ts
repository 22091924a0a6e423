import type { Locale } from "~/kernel/words";
import { findEmoji, nameOfEmoji } from "./emoji";
import type { Asked } from "./suggest-rules";

/** One line of the list, by what is put for the word typed: a handle, a tag, an emoji. */
export type Suggestion =
  | { kind: "member"; key: string; id: string; displayName: string; avatarUrl: string | null }
  | { kind: "tag"; key: string; count: number; /** What was typed, when that is another name of it. */ alias: string | null; /** No tag yet; it becomes one with the topic. */ isNew?: true }
  | { kind: "emoji"; key: string; name: string };

/** Who asks, and for which board, whose tags come first. */
export type Asking = { locale: Locale; board: string | undefined };

/** What fits the word typed: emoji from the table at hand, all else from the server. Null when it does not answer. */
export async function findSuggestions({ kind, query, without }: Asked, { locale, board }: Asking, signal: AbortSignal): Promise<Suggestion[] | null> {
  switch (kind) {
    case "emoji":
      return findEmoji(query).map((emoji) => ({ kind, key: emoji.char, name: nameOfEmoji(emoji, locale) }));
    case "member":
      return (await ask("members", { q: query, ...topicHere() }, signal))?.items.flatMap(toMember) ?? null;
    case "tag":
      return findTags({ q: query, ...(board ? { board } : {}) }, without, signal);
  }
}

/** Tags that fit; in a field of tags also the word itself as a new one, when there is none and its writer may make it. */
async function findTags(query: Record<string, string>, without: string[] | undefined, signal: AbortSignal): Promise<Suggestion[] | null> {
  const said = await ask("tags", query, signal);
  if (!said) return null;
  const tags = said.items.flatMap(toTag).filter(({ key }) => !without?.includes(key));
  const isOffered = tags.length === 0 && without && typeof said.create === "string" && !without.includes(said.create);
  return isOffered ? [{ kind: "tag", key: String(said.create), count: 0, alias: null, isNew: true }] : tags;
}

/** The topic this page shows: who takes part in it is suggested first. */
function topicHere(): { topic?: string } {
  const topic = /^\/t\/([0-9a-z]{26})(?:\/|$)/.exec(location.pathname)?.[1];
  return topic ? { topic } : {};
}

async function ask(what: "members" | "tags", query: Record<string, string>, signal: AbortSignal): Promise<{ items: unknown[]; create: unknown } | null> {
  const answer = await fetch(`/api/v1/suggestions/${what}?${new URLSearchParams(query)}`, { signal }).catch(() => null);
  if (!answer?.ok) return null;
  const found: unknown = await answer.json().catch(() => null); // given up while it came
  return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? { items: found.items, create: Reflect.get(found, "create") } : null;
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
  const alias: unknown = Reflect.get(item, "alias");
  return typeof tag === "string" && typeof count === "number" ? [{ kind: "tag", key: tag, count, alias: typeof alias === "string" ? alias : null }] : [];
}
