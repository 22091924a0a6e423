import { topicKinds, type TopicKind } from "~/features/boards/types";

export type OptionGroup = "recent" | "topics" | "boards" | "tags" | "members";

/** One line of the list: where it leads and what stands there. */
export type Option = { href: string; label: string } & (
  | { group: "recent" }
  | { group: "topics"; kind: TopicKind; solved: boolean; board: string }
  | { group: "boards"; hue: number }
  | { group: "tags"; count: number }
  | { group: "members"; id: string; handle: string; avatarUrl: string | null }
);

/** What the server suggests for what is typed; nothing when it does not answer, or another answer than we know. */
export async function findOptions(q: string, signal: AbortSignal): Promise<Option[]> {
  const answer = await fetch(`/api/v1/search/suggestions?${new URLSearchParams({ q })}`, { signal }).catch(() => null);
  if (!answer?.ok) return [];
  const body: unknown = await answer.json().catch(() => null); // given up while it came
  return [...listOf(body, "topics").flatMap(toTopic), ...listOf(body, "boards").flatMap(toBoard), ...listOf(body, "tags").flatMap(toTag), ...listOf(body, "members").flatMap(toMember)];
}

function valueOf(thing: unknown, name: string): unknown {
  return typeof thing === "object" && thing !== null ? Reflect.get(thing, name) : undefined;
}

function textOf(thing: unknown, name: string): string {
  const value = valueOf(thing, name);
  return typeof value === "string" ? value : "";
}

function listOf(body: unknown, name: string): unknown[] {
  const list = valueOf(body, name);
  return Array.isArray(list) ? list : [];
}

/** Every line has a label and an address of ours, whatever host it was asked at. */
function lineOf(item: unknown): { href: string; label: string } | null {
  const [label, url] = [textOf(item, "label"), textOf(item, "url")];
  return label && URL.canParse(url) ? { label, href: new URL(url).pathname } : null;
}

function toTopic(item: unknown): Option[] {
  const line = lineOf(item);
  const kind = topicKinds.find((known) => known === textOf(item, "kind")) ?? "discussion";
  return line ? [{ ...line, group: "topics", kind, solved: valueOf(item, "solved") === true, board: textOf(valueOf(item, "board"), "name") }] : [];
}

function toBoard(item: unknown): Option[] {
  const line = lineOf(item);
  return line ? [{ ...line, group: "boards", hue: Number(valueOf(item, "hue")) }] : [];
}

function toTag(item: unknown): Option[] {
  const line = lineOf(item);
  return line ? [{ ...line, group: "tags", count: Number(valueOf(item, "count")) }] : [];
}

function toMember(item: unknown): Option[] {
  const line = lineOf(item);
  return line ? [{ ...line, group: "members", id: textOf(item, "id"), handle: textOf(item, "handle"), avatarUrl: textOf(item, "avatarUrl") || null }] : [];
}
