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

/** Set by set: asked member by member this takes minutes in a large import, whose tables nobody has analysed yet. */
async function countPeople(run: Run): Promise<{ authors: number; repeatedNames: number }> {
  const [people] = await run.ctx.db.$queryRaw<{ authors: number; repeatedNames: number }[]>`
    WITH "member" AS MATERIALIZED (SELECT "id", "displayName" FROM "Member" WHERE "source" = ${run.source}::text),
    "author" AS MATERIALIZED (SELECT DISTINCT "authorId" AS "id" FROM "Post" WHERE "source" = ${run.source}::text AND "kind" <> 'comment')
    SELECT (SELECT count(*) - count(DISTINCT lower("displayName")) FROM "member")::int AS "repeatedNames",
      (SELECT count(*) FROM "member" JOIN "author" USING ("id"))::int AS "authors"`;
  return people ?? { authors: 0, repeatedNames: 0 };
}
