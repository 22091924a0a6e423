import type { AuthorView } from "~/features/members/types";

export const tagSorts = ["popular", "name", "new"] as const;
export type TagSort = (typeof tagSorts)[number];

/** A name in both languages, as staff typed it; one may be empty. */
export type TwoNames = { en: string; zh: string };

/** A tag as lists show it. `topics` counts what every guest may read. `foundBy`: the synonym a search found it by, or null. */
export type TagCard = { name: string; summary: string; topics: number; createdAt: string; foundBy: string | null };

/** Tags that belong together; `oneOf`: a topic carries at most one of them. */
export type TagGroupView = { slug: string; name: TwoNames; oneOf: boolean; tags: string[]; version: number };

/** Who wrote the best answers and articles under a tag. */
export type TagLeaderView = AuthorView & { score: number; posts: number };

/** What is known of a tag. `asked` is the name it was asked by; `names` are those its topics carry at this moment: a merge may be on its way. */
export type TagDetail = {
  name: string;
  asked: string;
  names: string[];
  summary: string;
  body: string;
  bodyHtml: string;
  version: number;
  topics: number;
  followers: number;
  createdAt: string;
  creator: { handle: string; displayName: string } | null;
  synonyms: string[];
  groups: { slug: string; name: TwoNames }[];
  related: string[];
  leaders: { year: TagLeaderView[]; all: TagLeaderView[] };
  canDescribe: boolean;
};

/** What a description said before an edit, and who changed it. */
export type TagRevisionView = { version: number; summary: string; body: string; editor: string; editedAt: string; reason: string | null; restored: number | null };

/** An edit: what stood before it, and what came. */
export type TagEditView = TagRevisionView & { next: { summary: string; body: string } };

/** Why a tag is suggested for a text: it stands there, similar topics carry it, or many topics of the board do. */
export const suggestionReasons = ["text", "similar", "board"] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/** A tag with the number of topics one may read. `alias`: the synonym that was typed. */
export type TagSuggestion = { tag: string; count: number; alias?: string };

/** A tag for the text being written. `alias`: the word of the text that stands for it. */
export type TextTagSuggestion = { tag: string; reason: SuggestionReason; alias: string | null };

/** The address of a tag's page, ready for links and redirects. */
export function tagHref(name: string): string {
  return `/tags/${encodeURIComponent(name)}`;
}
