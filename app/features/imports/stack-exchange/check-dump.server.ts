import type { Dump } from "./files.server";
import { readRows } from "./read-rows.server";
import { parseBadge, parseComment, parsePost, parseUser, type PostRow } from "./rows";

/** What a dump holds, counted while its files were proved to be whole. */
export type DumpTotals = {
  users: number;
  questions: number;
  answers: number;
  comments: number;
  badges: number;
  acceptedAnswers: number;
  closedQuestions: number;
  totalScore: number;
  negativePosts: number;
  skippedPosts: Record<string, number>;
  tags: number;
  /** The date of the oldest member or post. */
  firstAt: Date;
};

type Count = Omit<DumpTotals, "tags" | "firstAt"> & { tagSet: Set<string>; firstMs: number };

/** Reads every file to its last byte and every row into its type, writing nothing. Throws DumpDamage. */
export async function checkDump(dump: Dump, onBytes: (bytes: number) => void): Promise<DumpTotals> {
  const count = emptyCount();
  for await (const user of readRows(dump.users, parseUser, onBytes)) {
    count.users += 1;
    count.firstMs = Math.min(count.firstMs, user.createdAt.getTime());
  }
  for await (const post of readRows(dump.posts, parsePost, onBytes)) countPost(count, post);
  if (dump.comments) for await (const _ of readRows(dump.comments, parseComment, onBytes)) count.comments += 1;
  if (dump.badges) for await (const _ of readRows(dump.badges, parseBadge, onBytes)) count.badges += 1;
  const { tagSet, firstMs, ...totals } = count;
  return { ...totals, tags: tagSet.size, firstAt: new Date(Number.isFinite(firstMs) ? firstMs : 0) };
}

/** How many bytes on disk a check reads. */
export function bytesOf({ users, posts, comments, badges }: Dump): number {
  return users.bytes + posts.bytes + (comments?.bytes ?? 0) + (badges?.bytes ?? 0);
}

function emptyCount(): Count {
  return {
    users: 0, questions: 0, answers: 0, comments: 0, badges: 0, acceptedAnswers: 0, closedQuestions: 0,
    totalScore: 0, negativePosts: 0, skippedPosts: {}, tagSet: new Set(), firstMs: Infinity,
  };
}

function countPost(count: Count, post: PostRow): void {
  count.totalScore += post.score;
  if (post.score < 0) count.negativePosts += 1;
  count.firstMs = Math.min(count.firstMs, post.createdAt.getTime());
  if (post.type === "answer") count.answers += 1;
  if (post.type === "other") count.skippedPosts[post.typeId] = (count.skippedPosts[post.typeId] ?? 0) + 1;
  if (post.type !== "question") return;
  count.questions += 1;
  if (post.acceptedId) count.acceptedAnswers += 1;
  if (post.closedAt) count.closedQuestions += 1;
  for (const tag of post.tags) count.tagSet.add(tag);
}
