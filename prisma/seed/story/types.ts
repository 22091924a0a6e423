export type StoryMember = {
  handle: string;
  displayName: string;
  bio: string;
  locale: "zh-CN" | "en";
  role?: "admin" | "operator" | "moderator";
  /** Board slugs; a moderator without them looks after the whole site. */
  moderates?: string[];
  trust: 0 | 1 | 2 | 3 | 4;
  groups?: string[];
  joinedDaysAgo: number;
};

export type StoryBoard = {
  slug: string;
  name: string;
  description: string;
  guidelines: string;
  parent?: string;
  topicKinds: ("discussion" | "question" | "article" | "announcement")[];
  fileKinds?: ("pdf" | "csv" | "zip")[];
  visibility: "public" | "members" | "groups";
  groups?: string[];
  minTrust: 0 | 1 | 2 | 3 | 4;
  reviewPolicy: "none" | "first" | "all";
  hue: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  template?: string;
};

export type StoryReply = {
  by: string;
  body: string;
  /** After the topic, not after the post it replies to. */
  hoursAfter: number;
  /** How many other cast members vote it up. */
  votes?: number;
  down?: number;
  accepted?: true;
  /** Nested replies; under an answer these are comments. */
  replies?: StoryReply[];
};

export type StoryPoll = {
  kind: "single" | "multiple" | "score" | "ranked";
  question: string;
  options: string[];
  results: "always" | "voted" | "ended";
  /** What each of the cast chose, by the options' numbers; in a ranking the first choice first. */
  ballots: Record<string, number[]>;
  /** Ended so many days after the topic; else it goes on. */
  endedAfterDays?: number;
};

export type StoryTopic = {
  board: string;
  kind: "discussion" | "question" | "article" | "announcement";
  by: string;
  title: string;
  body: string;
  tags: string[];
  daysAgo: number;
  votes?: number;
  pinned?: true;
  locked?: true;
  poll?: StoryPoll;
  replies: StoryReply[];
};

export type StoryTags = {
  synonyms: { tag: string; alias: string }[];
  groups: { slug: string; name: { en: string; zh: string }; oneOf: boolean; tags: string[] }[];
  descriptions: { tag: string; by: string; summary: string; body: string }[];
};

export type Story = {
  groups: { slug: string; name: string }[];
  members: StoryMember[];
  boards: StoryBoard[];
  topics: StoryTopic[];
  tags: StoryTags;
};
