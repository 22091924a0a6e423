import { bake, type Baked } from "./bake.server";
import { inBatches, mapAtOnce } from "./batches";
import { commentMarkdown } from "~/kernel/html-to-markdown/escape-text";
import type { Converted, ToMarkdown } from "./html-to-markdown";
import { importedId } from "./imported-id";
import { insertReplies, type ReplyColumns } from "./insert-replies.server";
import { emptyCount, report, writeBatch, type Run, type StepCount } from "./run";
import { readRows } from "./stack-exchange/read-rows.server";
import { parseComment, parsePost } from "./stack-exchange/rows";
import { countStored, countWritten, surveyPosts } from "./stored-posts.server";

const rendersAtOnce = 4;
const weightMax = 500_000;

/** What answers and comments have in common. `address` is the path of the original. */
type Reply = {
  sourceId: string;
  parent: string;
  userId: string | null;
  address: string;
  /** HTML of an answer, Markdown of a comment. */
  text: string;
  score: number;
  createdAt: Date;
  editedAt: Date | null;
};

type Step = { kind: "answer" | "comment"; name: "answers" | "comments"; total: number; toMarkdown: ToMarkdown };

/** Stores answers below their questions. Records post.created once for each. */
export async function importAnswers(run: Run, toMarkdown: ToMarkdown): Promise<StepCount> {
  return importReplies(run, answersOf(run), { kind: "answer", name: "answers", total: run.totals.answers, toMarkdown });
}

/** Stores comments below questions and answers. Records post.created once for each. */
export async function importComments(run: Run): Promise<StepCount> {
  const step = { kind: "comment", name: "comments", total: run.totals.comments, toMarkdown: toComment } as const;
  return importReplies(run, commentsOf(run), step);
}

async function importReplies(run: Run, replies: AsyncIterable<Reply>, step: Step): Promise<StepCount> {
  const count = emptyCount();
  let done = 0;
  const batches = inBatches(replies, { rowsMax: run.batchRowsMax, weightMax, weightOf: ({ text }) => text.length });
  for await (const batch of batches) {
    const survey = await surveyPosts(run, batch.map(({ sourceId }) => sourceId));
    const missing = batch.filter(({ sourceId }) => !survey.isStored(sourceId));
    const prepare = async (reply: Reply): Promise<ReplyColumns> => toColumns(run, reply, await bake(run.ctx, step.toMarkdown(reply.text)));
    const rows = await mapAtOnce(missing, rendersAtOnce, prepare);
    if (rows.length > 0) countWritten(count, await writeBatch(run, (ctx) => insertReplies(ctx, run, step.kind, rows)));
    countStored(count, survey);
    done += batch.length;
    report(run, step.name, done, step.total);
  }
  return count;
}

/** A comment is Markdown already. */
function toComment(text: string): Converted {
  return { markdown: commentMarkdown(text), isPlain: false };
}

function toColumns(run: Run, reply: Reply, baked: Baked): ReplyColumns {
  const { sourceId, parent, userId, address, score, createdAt, editedAt } = reply;
  return {
    id: importedId(createdAt, run.source, sourceId),
    eventId: importedId(createdAt, run.source, `created:${sourceId}`),
    sourceId,
    sourceUrl: run.siteUrl && run.siteUrl + address,
    parent,
    author: userId && `user-${userId}`,
    body: baked.body,
    bodyHtml: baked.bodyHtml,
    hasLink: baked.hasLink,
    isPlain: baked.isPlain,
    score,
    createdAt,
    editedAt,
  };
}

async function* answersOf(run: Run): AsyncGenerator<Reply> {
  for await (const post of readRows(run.dump.posts, parsePost)) {
    if (post.type !== "answer") continue;
    const { id, html, questionId, userId, score, createdAt, editedAt } = post;
    yield { sourceId: `post-${id}`, parent: `post-${questionId}`, address: `/a/${id}`, text: html, userId, score, createdAt, editedAt };
  }
}

async function* commentsOf(run: Run): AsyncGenerator<Reply> {
  if (!run.dump.comments) return;
  for await (const comment of readRows(run.dump.comments, parseComment)) {
    const { id, postId, userId, text, score, createdAt } = comment;
    const address = `/posts/comments/${id}`;
    yield { sourceId: `comment-${id}`, parent: `post-${postId}`, address, text, userId, score, createdAt, editedAt: null };
  }
}
