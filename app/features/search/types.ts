import type { FacetCounts, Filter, SearchSort, Snippet } from "@search";
import type { AuthorView, MemberSuggestion } from "~/features/members/types";
import type { PostKind } from "~/features/posts/types";
import type { TopicKind } from "~/features/boards/types";

export type { Filter, SearchSort } from "@search";

export const searchSorts = ["relevance", "new", "top"] as const satisfies readonly SearchSort[];

export const searchKinds = ["discussion", "question", "article", "announcement", "reply", "answer", "comment"] as const;

/** One thing found: a topic, or a post in one. Title and excerpt come in pieces that say what was searched for. */
export type SearchResult = {
  type: "topic" | "post";
  id: string;
  path: string;
  kind: TopicKind | PostKind;
  title: Snippet;
  excerpt: Snippet;
  board: { slug: string; name: string; hue: number };
  author: Omit<AuthorView, "isStaff">;
  tags: string[];
  score: number;
  replyCount: number;
  solved: boolean;
  createdAt: string;
};

/** Boards, tags and members that are called like what was searched for. */
export type SearchPlaces = { boards: { slug: string; name: string; hue: number }[]; tags: { tag: string; count: number }[]; members: MemberSuggestion[] };

/** A topic to go straight to. */
export type TopicSuggestion = { id: string; path: string; title: string; kind: TopicKind; solved: boolean; board: { slug: string; name: string } };

/** What is suggested for what is being typed. */
export type SearchSuggestions = SearchPlaces & { topics: TopicSuggestion[] };

/** A value one may narrow by, with the number of results it leaves. */
export type Facet = { value: string; label: string; count: number };

/** What a query was understood as: its filters, and those whose value means nothing. */
export type SearchPage = {
  results: SearchResult[];
  total: number;
  isEstimate: boolean;
  facets: { boards: Facet[]; kinds: FacetCounts; tags: FacetCounts };
  corrections: { from: string; to: string }[];
  /** Some results have not all the words. */
  isLoose: boolean;
  filters: Filter[];
  unknown: Filter[];
  engine: "sql" | "meilisearch";
  /** The search server did not answer or is behind, and the database answered in its place. */
  isFallback: boolean;
  /** Where the next results begin; null at the end. */
  next: number | null;
};
