import { basename, resolve } from "node:path";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context } from "~/platform/context";
import { findBoard, makeDestination } from "./destination.server";
import { makeToMarkdown } from "./html-to-markdown";
import { importAccepted } from "./import-accepted.server";
import { importMembers } from "./import-members.server";
import { importQuestions } from "./import-questions.server";
import { importAnswers, importComments } from "./import-replies.server";
import { makeReport } from "./make-report.server";
import { lockImports, Stopped, type Run } from "./run";
import { bytesOf, checkDump, type DumpTotals } from "./stack-exchange/check-dump.server";
import { DumpDamage } from "./stack-exchange/damage";
import { findDump, type Dump } from "./stack-exchange/files.server";
import type { ImportProgress, ImportRefusal, ImportReport } from "./types";

/**
 * `site` names the source and its board; the folder's name unless given. `siteUrl` is the address of
 * the originals. `board` is the slug of an existing board; unless given, a public one named after the
 * site is made. `signal` stops the run after the batch under way.
 */
export type ImportInput = {
  folder: string;
  site?: string;
  siteUrl?: string;
  board?: string;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
  batchRowsMax?: number;
};

const batchRowsMax = 200;

/**
 * Imports a public Stack Exchange dump, batch by batch in transactions of their own. Stopped or killed
 * at any moment and run again, it ends as if it had run once; a second run changes nothing.
 * Returns what the dump holds and what is stored.
 * Refuses, before the first write: a folder or file that is missing, a file that is not whole
 * (`detail` tells file, line, byte and reason), a malformed site address, an unknown board; and
 * `stopped` on the caller's signal. Records member.registered, topic.created, post.created and
 * answer.accepted as imported, at the source's time, once each.
 */
export async function importStackExchange(ctx: Context, input: ImportInput): Promise<Result<ImportReport, ImportRefusal>> {
  const site = input.site?.trim() || basename(resolve(input.folder)) || "site";
  const source = `stackexchange:${site}`;
  const siteUrl = input.siteUrl === undefined ? null : originOf(input.siteUrl);
  if (input.siteUrl !== undefined && siteUrl === null) return refused("site-url-malformed", { siteUrl: input.siteUrl });
  if (input.board !== undefined && !(await findBoard(ctx, input.board, source))) return refused("no-such-board", { board: input.board });
  const dump = await findDump(input.folder);
  if ("refusal" in dump) return refused(dump.refusal, { file: dump.file });
  try {
    const totals = await check(dump, input);
    return ok(await importDump(ctx, { dump, totals, site, source, siteUrl }, input));
  } catch (error) {
    if (error instanceof DumpDamage) return refused("file-damaged", error.place);
    if (error instanceof Stopped) return refused("stopped");
    throw error;
  }
}

type Plan = { dump: Dump; totals: DumpTotals; site: string; source: string; siteUrl: string | null };

async function importDump(ctx: Context, plan: Plan, input: ImportInput): Promise<ImportReport> {
  const destination = await ctx.transaction(async (inner) => {
    await lockImports(inner);
    return makeDestination(inner, { ...plan, board: input.board, firstAt: plan.totals.firstAt });
  });
  const run: Run = {
    ctx, ...plan, ...destination, batches: 0,
    batchRowsMax: input.batchRowsMax ?? batchRowsMax,
    onProgress: input.onProgress ?? (() => undefined),
    signal: input.signal ?? null,
  };
  const toMarkdown = makeToMarkdown(run.siteUrl);
  const members = await importMembers(run);
  const topics = await importQuestions(run, toMarkdown);
  const answers = await importAnswers(run, toMarkdown);
  const comments = await importComments(run);
  const acceptedAnswers = await importAccepted(run);
  return makeReport(run, { site: plan.site, board: destination.board }, { members, topics, answers, comments, acceptedAnswers });
}

async function check(dump: Dump, { onProgress, signal }: ImportInput): Promise<DumpTotals> {
  const total = bytesOf(dump);
  let done = 0;
  return checkDump(dump, (bytes) => {
    done += bytes;
    onProgress?.({ step: "checking", done, total });
    if (signal?.aborted) throw new Stopped();
  });
}

function originOf(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).origin;
}
