/** What a run is doing: `checking` counts bytes on disk, every other step rows of the dump. */
export type ImportStep = "checking" | "members" | "questions" | "answers" | "comments" | "accepted answers";

/** How far a step is. Told after every batch that is safely stored. */
export type ImportProgress = { step: ImportStep; done: number; total: number };

/** Rows of the dump that are in the community now, and how many of them this run brought. */
export type Stored = { total: number; created: number };

/** What an import did and what the dump holds. */
export type ImportReport = {
  site: string;
  board: string;
  members: Stored;
  topics: Stored;
  answers: Stored;
  comments: Stored;
  acceptedAnswers: Stored;
  /** Members who wrote at least one question or answer. */
  authors: number;
  /** Members whose display name, case ignored, an earlier one has. */
  repeatedNames: number;
  /** Different tags on questions. */
  tags: number;
  closedQuestions: number;
  /** Sum of the scores of all posts, and posts below zero, whatever their type. */
  totalScore: number;
  negativePosts: number;
  /** Questions and answers, and comments, of nobody the dump knows: written by the member `imported`. */
  postsWithoutAuthor: number;
  commentsWithoutAuthor: number;
  /** Posts that are no question and no answer, by the dump's type number; not imported. */
  skippedPosts: Record<string, number>;
  /** Answers without their question, comments without their post, and accepted answers that are no answer there; not imported. */
  orphans: number;
  /** Posts of this run that were too complex for their Markdown, and stand as plain text. */
  plainTextPosts: number;
  /** Badge awards in the dump; not imported. */
  badges: number;
};

export type ImportRefusal =
  | "folder-missing"
  | "file-missing"
  | "file-damaged"
  | "site-url-malformed"
  | "no-such-board"
  | "stopped";
