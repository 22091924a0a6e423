import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { newSecret } from "~/features/accounts/secrets.server";
import { findAnswerers } from "~/features/answerers/find-answerers.server";
import { runImport } from "~/features/imports/cli.server";
import { addMs, dayMs } from "~/kernel/clock";
import type { Runtime } from "~/platform/boot";
import { boot } from "./process";

// Proves that who is suggested to answer is who answers: a real community is imported, and for each question of its last year that somebody else
// answered, the ten suggested members are held against those who did. `npm run prove:answerers -- <folder of a Stack Exchange dump>`.

const bar = 0.8;
const suggested = 10;
const yearMs = 365 * dayMs;

type Question = { id: string; authorId: string; boardId: string; tags: string[]; createdAt: Date; answerers: string[] };

const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? process.env.KINDLING_TEST_DUMP;
if (!folder) {
  console.error("usage: npm run prove:answerers -- <folder of a Stack Exchange dump>");
  process.exit(2);
}
process.exitCode = (await prove(folder)) ? 0 : 1;

async function prove(dump: string): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), "kindling-answerers-"));
  const runtime = await boot({ DATA_DIR: data, KINDLING_DEMO: "off", LOG_LEVEL: "error", KINDLING_OPERATOR_EMAIL: "keeper@example.org", KINDLING_OPERATOR_PASSWORD: newSecret() });
  try {
    if ((await runImport(runtime.ctx, ["stackexchange", dump])) !== 0) return false;
    const questions = await listAnswered(runtime);
    const end = await lastQuestionAt(runtime);
    const year = questions.filter(({ createdAt }) => createdAt.getTime() >= end - yearMs);
    console.log(`\n${year.length} questions of the year before ${new Date(end).toISOString().slice(0, 10)} were answered by somebody else than the asker`);
    const frozen = await measure(runtime, year, () => addMs(new Date(end), -yearMs));
    const rolling = await measure(runtime, year, ({ createdAt }) => createdAt);
    const holds = [tell("knowing nothing of that year", frozen, year.length), tell("knowing what was there when it was asked", rolling, year.length)].every(Boolean);
    console.log(holds ? "\nAll figures hold." : "\nShort.");
    return holds;
  } finally {
    await runtime.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** Prints a figure beside its bar. */
function tell(name: string, hits: number, of: number): boolean {
  const holds = hits / of >= bar;
  console.log(`${holds ? "  ok   " : "  SHORT"} hit@${suggested}, ${name.padEnd(42)} ${(hits / of).toFixed(3)}   >= ${bar}; ${hits} of ${of}`);
  return holds;
}

/** When the last question of the dump was asked, answered or not. */
async function lastQuestionAt({ ctx }: Runtime): Promise<number> {
  const last = await ctx.db.topic.findFirstOrThrow({ where: { kind: "question" }, orderBy: { createdAt: "desc" }, select: { createdAt: true } });
  return last.createdAt.getTime();
}

async function listAnswered({ ctx }: Runtime): Promise<Question[]> {
  return ctx.db.$queryRaw<Question[]>`
    SELECT t."id", t."authorId", t."boardId", t."tags", t."createdAt", array_agg(DISTINCT p."authorId") AS "answerers"
    FROM "Topic" t JOIN "Post" p ON p."topicId" = t."id" AND p."kind" = 'answer' AND p."authorId" <> t."authorId" JOIN "Member" m ON m."id" = p."authorId" AND m."kind" = 'person'
    WHERE t."kind" = 'question' GROUP BY t."id"`;
}

/** For how many questions at least one of the suggested members did answer. `knownAt`: what came later is not looked at; scores and acceptance are today's, since the dump does not date them. */
async function measure({ ctx }: Runtime, questions: Question[], knownAt: (question: Question) => Date): Promise<number> {
  let hits = 0;
  for (const question of questions) {
    const { id: topicId, authorId: askerId, tags, boardId, answerers } = question;
    const found = await findAnswerers(ctx, { topicId, askerId, tags, boardId, boardIds: [boardId], at: knownAt(question), limit: suggested, among: "everybody" });
    if (found.some(({ memberId }) => answerers.includes(memberId))) hits += 1;
  }
  return hits;
}
