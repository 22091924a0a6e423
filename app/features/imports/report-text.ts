import type { RefusalDetail } from "~/kernel/result";
import type { ImportRefusal, ImportReport, Stored } from "./types";

/** The closing report as a small table. */
export function reportText(report: ImportReport): string {
  const rows: [string, number, string][] = [
    ["members", report.members.total, `${createdText(report.members)}; ${report.authors} wrote a post`],
    ["questions", report.topics.total, `${createdText(report.topics)}; ${report.closedQuestions} closed`],
    ["answers", report.answers.total, createdText(report.answers)],
    ["accepted answers", report.acceptedAnswers.total, createdText(report.acceptedAnswers)],
    ["comments", report.comments.total, createdText(report.comments)],
    ["tags in use", report.tags, ""],
    ["total post score", report.totalScore, `${report.negativePosts} posts below zero`],
    ["repeated names", report.repeatedNames, "case ignored; their handles differ"],
    ["posts of nobody", report.postsWithoutAuthor, `and ${report.commentsWithoutAuthor} comments; their author is the member "imported"`],
    ["other posts", sum(report.skippedPosts), `not imported${typesText(report.skippedPosts)}`],
    ["badge awards", report.badges, "counted, not imported"],
    ["orphans", report.orphans, "not imported: what they belong to is not in the dump"],
    ["as plain text", report.plainTextPosts, "too complex to render"],
  ];
  const lines = rows.map(([name, count, note]) => `  ${name.padEnd(17)} ${String(count).padStart(9)}   ${note}`.trimEnd());
  return [`Imported ${report.site} into the board "${report.board}".`, ...lines].join("\n");
}

/** What a refusal means and what to do, in one or two lines. */
export function refusalText(refusal: ImportRefusal, detail: RefusalDetail = {}): string {
  switch (refusal) {
    case "folder-missing":
      return `There is no folder ${detail.file}. Nothing was written.`;
    case "file-missing":
      return `The dump has no readable ${detail.file} and no ${detail.file}.gz. Nothing was written.`;
    case "file-damaged":
      return `${detail.file} is damaged at line ${detail.line} (near byte ${detail.byte}): ${detail.reason}. Nothing was written: get the file again.`;
    case "site-url-malformed":
      return `"${detail.siteUrl}" is not an address like https://history.stackexchange.com. Nothing was written.`;
    case "no-such-board":
      return `There is no board "${detail.board}". Nothing was written.`;
    case "stopped":
      return "Stopped. All that was stored stays; run the same command again to go on.";
  }
}

function createdText({ total, created }: Stored): string {
  return created === total ? "all new" : `${created} new, ${total - created} already there`;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function typesText(counts: Record<string, number>): string {
  const types = Object.entries(counts).map(([type, count]) => `${count} of type ${type}`);
  return types.length === 0 ? "" : ` (${types.join(", ")})`;
}
