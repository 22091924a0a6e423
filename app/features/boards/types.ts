import type { Trust } from "~/kernel/actor";
import type { FileKind } from "~/features/files/types";

export const topicKinds = ["discussion", "question", "article", "announcement"] as const;
export type TopicKind = (typeof topicKinds)[number];
export const visibilities = ["public", "members", "groups"] as const;
export type Visibility = (typeof visibilities)[number];
export const reviewPolicies = ["none", "first", "all"] as const;
/** Whether pictures need words for those who do not see them. */
export const altTexts = ["asked", "required"] as const;
export type AltText = (typeof altTexts)[number];

export type ReviewPolicy = (typeof reviewPolicies)[number];

/** One board with what the rules ask about it; `groups` are group ids. */
export type BoardNode = {
  id: string;
  slug: string;
  name: string;
  description: string;
  hue: number;
  position: number;
  parentId: string | null;
  depth: number;
  topicKinds: TopicKind[];
  requiredTags: string[];
  /** Slugs of groups of tags: of each, one is needed. */
  requiredTagGroups: string[];
  altText: AltText;
  /** What may be attached besides pictures. */
  fileKinds: FileKind[];
  visibility: Visibility;
  groups: string[];
  minTrust: Trust;
  reviewPolicy: ReviewPolicy;
  topicCount: number;
  month: number;
  /** Of the one board the tree was read for. */
  detail: BoardPart | null;
};

/** What only a board's own page shows. */
export type BoardPart = {
  guidelines: string;
  guidelinesHtml: string;
  template: string;
  groups: string[];
  version: number;
  moderators: { handle: string; displayName: string }[];
};

/** All boards by id. Small: it is read whole with each page. */
export type BoardTree = ReadonlyMap<string, BoardNode>;

/** A board as lists show it. */
export type BoardView = {
  id: string;
  slug: string;
  name: string;
  description: string;
  hue: number;
  depth: number;
  parent: string | null;
  topicKinds: TopicKind[];
  requiredTags: string[];
  requiredTagGroups: string[];
  altText: AltText;
  fileKinds: FileKind[];
  visibility: Visibility;
  minTrust: Trust;
  reviewPolicy: ReviewPolicy;
  topicCount: number;
};

/** A board's own page: with its guidelines and the people who look after it. */
export type BoardDetail = BoardView & BoardPart & { position: number };
