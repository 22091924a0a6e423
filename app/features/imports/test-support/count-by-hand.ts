import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { ImportReport } from "../types";

/** What a dump holds, by names that a report has too. */
export type HandCount = Record<
  "members" | "questions" | "answers" | "comments" | "accepted" | "closed" | "score" | "negative" | "badges" | "unnamed", number
>;

/** Counts a dump line by line with plain searches: a second opinion that shares no code with the importer. */
export async function countByHand(folder: string): Promise<HandCount> {
  const count: HandCount = { members: 0, questions: 0, answers: 0, comments: 0, accepted: 0, closed: 0, score: 0, negative: 0, badges: 0, unnamed: 0 };
  for await (const _ of rowLines(folder, "Users")) count.members += 1;
  for await (const _ of rowLines(folder, "Comments")) count.comments += 1;
  for await (const _ of rowLines(folder, "Badges")) count.badges += 1;
  for await (const line of rowLines(folder, "Posts")) countPost(count, line);
  return count;
}

/** The same numbers out of a report. */
export function countOfReport(report: ImportReport): HandCount {
  return {
    members: report.members.total, questions: report.topics.total, answers: report.answers.total, comments: report.comments.total,
    accepted: report.acceptedAnswers.total, closed: report.closedQuestions, score: report.totalScore, negative: report.negativePosts,
    badges: report.badges, unnamed: report.postsWithoutAuthor,
  };
}

function countPost(count: HandCount, line: string): void {
  const score = Number(/ Score="(-?\d+)"/.exec(line)?.[1] ?? 0);
  const isQuestion = line.includes(' PostTypeId="1"');
  const isAnswer = line.includes(' PostTypeId="2"');
  count.score += score;
  count.negative += score < 0 ? 1 : 0;
  count.questions += isQuestion ? 1 : 0;
  count.answers += isAnswer ? 1 : 0;
  count.accepted += line.includes(' AcceptedAnswerId="') ? 1 : 0;
  count.closed += line.includes(' ClosedDate="') ? 1 : 0;
  count.unnamed += (isQuestion || isAnswer) && !line.includes(' OwnerUserId="') ? 1 : 0;
}

async function* rowLines(folder: string, name: string): AsyncGenerator<string> {
  const plain = join(folder, `${name}.xml`);
  const packed = `${plain}.gz`;
  if (!existsSync(plain) && !existsSync(packed)) return;
  const input = existsSync(plain) ? createReadStream(plain) : createReadStream(packed).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (/^\s*<row /.test(line)) yield line;
}
