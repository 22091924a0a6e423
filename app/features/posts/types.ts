import type { AuthorView } from "~/features/members/types";
import type { ReactionView } from "~/features/reactions/types";

export const postStates = ["held", "visible", "hidden", "removed", "deleted"] as const;
export type PostState = (typeof postStates)[number];
export type PostKind = "opening" | "reply" | "answer" | "comment";

/** A post as its reader may see it; a tombstone has no text and no author. */
export type PostView = {
  id: string;
  topicId: string;
  kind: PostKind;
  parentId: string | null;
  depth: number;
  author: AuthorView | null;
  bodyHtml: string;
  state: PostState;
  stateReason: string | null;
  heldFor: string[];
  score: number;
  myVote: -1 | 0 | 1;
  createdAt: string;
  editedAt: string | null;
  version: number;
  imported: boolean;
  sourceUrl: string | null;
  accepted: boolean;
  /** Of an answer: since when, and why, readers are told that it may be out of date. */
  stale: { at: string; reason: string } | null;
  reactions: ReactionView[];
  /** Whether the reader muted or blocked its author. */
  muted: boolean;
  /** Whether the reader keeps it at hand. */
  bookmarked: boolean;
  /** Whether the reader may change it now. */
  canEdit: boolean;
  /** Whose suggested edit was approved last. */
  helpedBy: { handle: string; displayName: string } | null;
  /** Edit suggestions that wait for the reader to decide: for its author and staff of the board; 0 for everybody else. */
  suggestions: number;
};

/** A post as a page draws it: its text stands in the page, not in the page's data. */
export type ShownPost = Omit<PostView, "bodyHtml">;

/** A post with its source text, for who may edit it. */
export type PostSource = { id: string; topicId: string; kind: PostKind; body: string; version: number; state: PostState };

/**
 * What an earlier version of a post said; of an opening post also the title and tags. `reason` is why it was changed
 * then, `restored` the version it went back to. `approver` let in what the editor had suggested, `improved` with changes of their own.
 */
export type RevisionView = { version: number; body: string; title: string | null; tags: string[]; editedAt: string; editor: string; reason: string | null; restored: number | null; approver: string | null; improved: boolean };

/** An edit: what the post said before and after it. */
export type EditView = RevisionView & { next: Pick<RevisionView, "body" | "title" | "tags"> };

/** A piece of a text that stayed, came or went. */
export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** What changed between two texts: lines with their parts, and how many equal lines were left out between them. */
export type DiffBlock = { kind: "lines"; parts: DiffPart[] } | { kind: "skipped"; count: number };

/** A held post as those who decide see it. */
export type HeldPostView = {
  id: string; topicId: string; topicTitle: string; board: string; kind: PostKind; author: AuthorView; bodyHtml: string; heldFor: string[]; createdAt: string; version: number;
};
