import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import pg from "pg";
import { hashSecret, newSecret } from "~/features/accounts/secrets.server";
import { endDuePolls } from "~/features/polls/end-poll.server";
import { recordSchema } from "~/features/polls/counting/record-schema";
import { burlington, countLetters, schulzePaper, tennessee } from "~/features/polls/counting/test-support/elections";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import type { PollKind } from "~/features/polls/types";
import { createTopic } from "~/features/topics/create-topic.server";
import type { Runtime } from "~/platform/boot";
import { actingAs, makeBoard, makeMember, type CastMember } from "../tests/support/cast";
import { startCluster } from "../tests/support/cluster";
import { smallestFigure } from "./prove-breakdowns";
import { startChild, type Child, type Settings } from "./prove-server";
import { boot } from "./process";

// Proves what a secret ballot may not do: 200 ballots around the closing second, through two servers on one PostgreSQL, are counted exactly when they
// came before it by the database's clock; the tally is a recount's, every receipt is found, and nothing stored leads from a member to a ballot.

const votersCount = 200;
/** Ballots are sent from so long before the end to so long after it. */
const aroundMs = 1_500;
const leadMs = 4_000;

const ballots: Record<PollKind, { option: number; mark?: number }[][]> = {
  single: [[{ option: 1 }], [{ option: 2 }], [{ option: 3 }]],
  multiple: [[{ option: 1 }, { option: 3 }], [{ option: 2 }], [{ option: 1 }, { option: 2 }, { option: 3 }]],
  score: [[{ option: 1, mark: 5 }, { option: 2, mark: 1 }], [{ option: 3, mark: 4 }]],
  ranked: [[{ option: 3, mark: 1 }, { option: 1, mark: 2 }], [{ option: 2, mark: 1 }], [{ option: 1, mark: 1 }, { option: 2, mark: 2 }, { option: 3, mark: 3 }]],
};

const { values } = parseArgs({ options: { full: { type: "boolean" } } });
const closings = values.full ? 10 : 1;
const short: string[] = [];
await prove();
console.log(short.length === 0 ? "\nAll figures hold." : `\nShort: ${short.join("; ")}.`);
process.exitCode = short.length === 0 ? 0 : 1;

/** Prints a figure beside its bar and remembers what is short. */
function figure(name: string, found: string | number, bar: string, holds: boolean): void {
  console.log(`${holds ? "  ok   " : "  SHORT"} ${name.padEnd(52)} ${String(found).padStart(10)}   ${bar}`);
  if (!holds) short.push(name);
}

async function prove(): Promise<void> {
  console.log(`\nRanked results, breakdowns; ${(loadavg()[0] ?? 0).toFixed(1)} processes waiting for ${cpus().length} processors`);
  proveExamples();
  const { polls, published, smallest } = smallestFigure(values.full ? 20_000 : 1_000);
  figure("smallest figure, complement or difference told", smallest, `>= 5; ${published} breakdowns of ${polls} made-up polls`, smallest >= 5);
  const cluster = await startCluster();
  const folder = mkdtempSync(join(tmpdir(), "kindling-ballots-"));
  try {
    const client = new pg.Client({ connectionString: cluster.url("postgres") });
    await client.connect();
    await client.query("CREATE DATABASE ballots TEMPLATE template0");
    await client.end();
    const settings: Settings = { DATA_DIR: join(folder, "data"), KINDLING_DEMO: "off", KINDLING_LIMITS: "relaxed", DATABASE_URL: cluster.url("ballots"), KINDLING_OPERATOR_EMAIL: "keeper@example.org", KINDLING_OPERATOR_PASSWORD: newSecret() };
    await proveOnServers(settings, folder);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function proveExamples(): void {
  for (const { name, options, ballots, runOff, condorcet, first } of [tennessee, burlington, schulzePaper]) {
    const result = countLetters(options, ballots);
    const letterOf = (option: number | null | undefined): string | null => (option ? (options[option - 1] ?? null) : null);
    const found = [...(runOff ? [letterOf(result.winners[0])] : []), letterOf(result.condorcet), letterOf(result.schulze[0]?.[0])];
    const published = [...(runOff ? [runOff] : []), condorcet, first];
    const line = (all: (string | null)[]): string => all.map((one) => one ?? "–").join(" ");
    figure(`${name}: ${runOff ? "run-off, " : ""}pairs, paths`, line(found), `= ${line(published)}`, line(found) === line(published));
  }
}

type Voter = { member: CastMember; token: string };

async function proveOnServers(settings: Settings, folder: string): Promise<void> {
  const runtime = await boot({ ...settings, LOG_LEVEL: "error" });
  const servers: Child[] = [];
  try {
    for (const place of [1, 2]) servers.push(await startChild({ ...settings, DATA_DIR: join(folder, `server-${place}`) }));
    if (servers.some(({ readyMs }) => Number.isNaN(readyMs))) throw new Error(`a server does not start: ${servers.map(({ said }) => said()).join("\n")}`);
    const voters = await makeVoters(runtime);
    const totals = { counted: 0, refused: 0, wrong: 0 };
    for (let round = 0; round < closings; round += 1) await proveClosing(runtime, servers, voters, { kind: (["single", "multiple", "score", "ranked"] as const)[round % 4] ?? "single", totals, folder });
    figure("ballots around the closing second", totals.counted + totals.refused, `= ${votersCount * closings}: ${totals.counted} before it by the database's clock, ${totals.refused} after`, totals.counted + totals.refused === votersCount * closings && totals.counted > 0 && totals.refused > 0);
    figure("counted though late, or late though counted", totals.wrong, "= 0", totals.wrong === 0);
    await proveOneMember(runtime, servers, voters[0]);
  } finally {
    for (const server of servers) await server.end("SIGTERM");
    await runtime.close();
  }
}

async function makeVoters({ ctx }: Runtime): Promise<Voter[]> {
  await makeBoard(ctx, { slug: "kiln" });
  const voters: Voter[] = [];
  for (let index = 0; index < votersCount; index += 1) {
    const member = await makeMember(ctx, { handle: `voter-${index}`, trust: index % 4 === 0 ? 0 : 2 });
    const token = newSecret();
    const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 86_400_000)];
    await ctx.db.apiToken.create({ data: { id: ctx.newId(), hash: hashSecret(token), prefix: "prove", memberId: member.id, name: "prove", scopes: ["read", "write"], createdAt, expiresAt } });
    voters.push({ member, token });
  }
  return voters;
}

async function makePoll({ ctx }: Runtime, by: CastMember, kind: PollKind): Promise<string> {
  const keeper = actingAs(ctx, { ...by, trust: 4 });
  const topic = await createTopic(keeper, { board: "kiln", kind: "discussion", title: `A ${kind} poll ${ctx.newId()}`, body: `Choose. ${ctx.newId()}` });
  if (!topic.ok) throw new Error(topic.refusal);
  const poll = await setPoll(keeper, { topicId: topic.value.id, poll: pollSchema.parse({ kind, options: [{ text: "Oak" }, { text: "Ash" }, { text: "Beech" }], results: "ended", breakdowns: ["level"] }) });
  if (!poll.ok) throw new Error(poll.refusal);
  return poll.value.id;
}

type Cast = { voter: Voter; status: number; receipt: string; choice: number; sentAt: number; answeredAt: number };

async function cast(server: Child, voter: Voter, pollId: string, { kind, choice }: { kind: PollKind; choice: number }): Promise<Cast> {
  const sentAt = Date.now();
  const answer = await fetch(`${server.origin}/api/v1/polls/${pollId}/ballot`, {
    method: "PUT", headers: { authorization: `Bearer ${voter.token}`, "content-type": "application/json" }, body: JSON.stringify({ marks: ballots[kind][choice] }),
  });
  const body: unknown = await answer.json();
  const receipt = typeof body === "object" && body !== null && "receipt" in body && typeof body.receipt === "string" ? body.receipt : "";
  return { voter, status: answer.status, receipt, choice, sentAt, answeredAt: Date.now() };
}

type Closing = { kind: PollKind; totals: { counted: number; refused: number; wrong: number }; folder: string };

/** All voters vote at moments spread over the closing one. The database runs on this machine: its clock is this process's. */
async function proveClosing(runtime: Runtime, servers: Child[], voters: Voter[], { kind, totals, folder }: Closing): Promise<void> {
  const { db } = runtime.ctx;
  const author = voters[0];
  if (!author) return;
  const pollId = await makePoll(runtime, author.member, kind);
  const rows = await db.$queryRaw<{ closesAt: Date }[]>`UPDATE "Poll" SET "closesAt" = clock_timestamp() + ${leadMs}::int * interval '1 millisecond' WHERE "id" = ${pollId} RETURNING "closesAt"`;
  const closesAt = rows[0]?.closesAt.getTime() ?? 0;
  const casts = await Promise.all(voters.map(async (voter, place) => {
    await pause(Math.max(0, closesAt - aroundMs + (2 * aroundMs * place) / voters.length - Date.now()));
    const server = servers[place % servers.length];
    if (!server) throw new Error("no server");
    return cast(server, voter, pollId, { kind, choice: place % ballots[kind].length });
  }));
  await endDuePolls(runtime.ctx);
  const [taken, late] = [casts.filter(({ status }) => status === 200), casts.filter(({ status }) => status === 422)];
  totals.counted += taken.length;
  totals.refused += late.length;
  const kept = new Map((await db.ballot.findMany({ where: { pollId } })).map(({ memberId, castAt }) => [memberId, castAt.getTime()]));
  const isWrong = ({ voter, status, sentAt, answeredAt }: Cast): boolean => {
    const at = kept.get(voter.member.id);
    return status === 200 ? at === undefined || at >= closesAt || sentAt >= closesAt : at !== undefined || answeredAt < closesAt;
  };
  totals.wrong += casts.filter(isWrong).length;
  await proveRecord(runtime, { pollId, kind, taken, server: servers[0], folder });
}

type Told = { pollId: string; kind: PollKind; taken: Cast[]; server: Child | undefined; folder: string };

async function proveRecord({ ctx }: Runtime, { pollId, kind, taken, server, folder }: Told): Promise<void> {
  const answer = await fetch(`${server?.origin}/polls/${pollId}/record.json`);
  const record = recordSchema.parse(await answer.json());
  const listed = new Set(record.entries.map((entry) => ("receipt" in entry ? entry.receipt : "")));
  const missing = taken.filter(({ receipt }) => !listed.has(receipt)).length;
  figure(`${kind}: receipts not found in the record`, missing, `= 0 of ${taken.length}; ${record.entries.length} entries`, missing === 0 && record.entries.length === taken.length);
  const byHand = [1, 2, 3].map((option) => taken.filter(({ choice }) => (kind === "ranked" ? ballots.ranked[choice]?.find(({ mark }) => mark === 1)?.option === option : ballots[kind][choice]?.some((mark) => mark.option === option))).length);
  const told = record.tally.options.map(({ votes }) => votes);
  figure(`${kind}: the tally`, told.join(" "), `= ${byHand.join(" ")}, counted from the answers`, told.join() === byHand.join());
  const file = join(folder, `${pollId}.json`);
  await writeFile(file, JSON.stringify(record));
  const right = await verify(file);
  const [first, ...rest] = record.entries;
  await writeFile(file, JSON.stringify({ ...record, entries: [{ ...first, choices: first?.choices === "2" ? "1" : "2" }, ...rest] }));
  figure(`${kind}: the command that counts again`, `${right} ${await verify(file)}`, "= 0 for the record, 1 for one bent by a ballot", right === 0 && (await verify(file)) === 1);
  const places = await placesOf(ctx, taken.slice(0, 5).map(({ receipt }) => receipt));
  figure(`${kind}: tables that still hold a receipt`, places.length, `only the record's: ${places.join(", ")}`, places.join() === "BallotEntry");
}

async function verify(file: string): Promise<number> {
  return promisify(execFile)(process.execPath, ["build/kindling.js", "poll", "verify", file], { env: { PATH: process.env.PATH, NODE_ENV: "production" } }).then(() => 0, (error: { code?: number }) => error.code ?? -1);
}

/** All tables of the database in which one of these texts stands anywhere. */
async function placesOf({ db }: Runtime["ctx"], texts: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT c.table_name AS "name" FROM information_schema.tables c WHERE c.table_schema = 'public' AND c.table_type = 'BASE TABLE'
      AND query_to_xml(format('SELECT * FROM %I', c.table_name), false, true, '')::text ~ ${texts.join("|")} ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/** 100 ballots of one member at once leave one, whose receipt is one of those handed out. */
async function proveOneMember(runtime: Runtime, servers: Child[], voter: Voter | undefined): Promise<void> {
  if (!voter) return;
  const pollId = await makePoll(runtime, voter.member, "single");
  const casts = await Promise.all(Array.from({ length: 100 }, async (_, place) => {
    const server = servers[place % servers.length];
    if (!server) throw new Error("no server");
    return cast(server, voter, pollId, { kind: "single", choice: place % 3 });
  }));
  const kept = await runtime.ctx.db.ballot.findMany({ where: { pollId } });
  const taken = casts.filter(({ status }) => status === 200);
  figure("ballots left of 100 parallel ones of a member", kept.length, `= 1; ${taken.length} were taken, one after another`, kept.length === 1 && taken.length > 0);
  const is = taken.find(({ receipt }) => receipt === kept[0]?.receipt);
  figure("the one left is one that was answered", is ? "yes" : "no", "with its own receipt and choice", is !== undefined && kept[0]?.choices === String(is.choice + 1));
}
