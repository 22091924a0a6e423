import type { Run, StepCount } from "./run";
import type { ImportReport, Stored } from "./types";

type Counts = Record<"members" | "topics" | "answers" | "comments" | "acceptedAnswers", StepCount>;

/** Puts together what the dump holds, what each step stored, and what only the database can count. */
export async function makeReport(run: Run, names: { site: string; board: string }, counts: Counts): Promise<ImportReport> {
  const { members, topics, answers, comments, acceptedAnswers } = counts;
  const { tags, closedQuestions, totalScore, negativePosts, skippedPosts, badges } = run.totals;
  return {
    ...names,
    members: stored(members),
    topics: stored(topics),
    answers: stored(answers),
    comments: stored(comments),
    acceptedAnswers: stored(acceptedAnswers),
    ...(await countPeople(run)),
    tags, closedQuestions, totalScore, negativePosts, skippedPosts, badges,
    postsWithoutAuthor: topics.unknownAuthors + answers.unknownAuthors,
    commentsWithoutAuthor: comments.unknownAuthors,
    orphans: answers.orphans + comments.orphans + acceptedAnswers.orphans,
    plainTextPosts: topics.plain + answers.plain + comments.plain,
  };
}

function stored({ total, created }: StepCount): Stored {
  return { total, created };
}

async function countPeople(run: Run): Promise<{ authors: number; repeatedNames: number }> {
  const [people] = await run.ctx.db.$queryRaw<{ authors: number; repeatedNames: number }[]>`
    SELECT (count(*) - count(DISTINCT lower("displayName")))::int AS "repeatedNames",
      (count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM "Post" "p" WHERE "p"."authorId" = "m"."id" AND "p"."source" = ${run.source}::text AND "p"."kind" <> 'comment'
      )))::int AS "authors"
    FROM "Member" "m" WHERE "m"."source" = ${run.source}::text`;
  return people ?? { authors: 0, repeatedNames: 0 };
}
