import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { countWritten } from "./community";
import { openServer, type Server } from "./database";
import { measureDepth } from "./depth";
import { measureGrowth } from "./growth";
import { load } from "./load";
import { measureRow, type Figure } from "./measure";
import { makeChance } from "./numbers";
import { measurePace } from "./pace";
import { printReport } from "./print";
import { memoryMegabytes } from "./processes";
import { describeMachine, type Report } from "./report";
import { openStage, type Stage } from "./stage";
import { countStatements, openCounter, type StatementFigure } from "./statements";
import { longTopicPath, makeRows, type Row } from "./visits";
import { weighPage } from "./weight";
import { startWeb } from "./web";

// Fills a community, loads the built web process and prints what a request costs, beside the budgets.
// CPU comes from the operating system's accounts, so that a busy machine does not matter much.

const root = fileURLToPath(new URL("..", import.meta.url));
/** Enough for the compiler to have seen each row. */
const warmUp = { connections: 4, requests: 300 };

const { values } = parseArgs({
  options: {
    topics: { type: "string", default: "2000" },
    "posts-per-topic": { type: "string", default: "6" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "3" },
    concurrency: { type: "string", default: "1,16,64" },
    only: { type: "string" },
    growth: { type: "boolean", default: false },
    "database-url": { type: "string" },
    keep: { type: "boolean", default: false },
    json: { type: "string" },
    strict: { type: "boolean", default: false },
  },
});

const size = { topics: whole(values.topics), postsPerTopic: whole(values["posts-per-topic"]) };
const smallSize = { ...size, topics: Math.max(200, Math.round(size.topics / 10)) };
const steps = values.concurrency.split(",").map(whole);
const wanted = (name: string): boolean => !values.only || name.includes(values.only);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1)); // the exit handlers end what we started
const server = await openServer(values["database-url"], root);
try {
  const allMet = await measureAll(server);
  if (values.strict && !allMet) process.exitCode = 1;
} finally {
  await server.stop();
}

/** Measures what was asked for, prints it and writes the JSON. Returns whether every bar was met. */
async function measureAll(server: Server): Promise<boolean> {
  const pace = measurePace();
  const stage = await openStage(server, size, root);
  try {
    console.log("Counting statements …");
    const statements = await countAll(stage);
    const rows = makeRows(stage.community, stage.bench.web.origin).filter(({ name }) => wanted(name));
    const before = await countWritten(stage.bench.client);
    console.log("Comparing pages and sizes …");
    const depth = wanted("depth") ? await measureDepth(stage.bench, stage.community) : null;
    const growth = values.growth ? await grow(stage) : null;
    const weight = wanted("weight") ? await weighPage(stage.bench.web.origin, longTopicPath(stage.community, makeChance(1))) : null;
    const figures = await loadAll(stage, rows);
    const after = await countWritten(stage.bench.client);
    const asked = figures.filter(({ name }) => name.startsWith("write")).reduce((sum, { requests, wrong }) => sum + requests - wrong, 0);
    const report: Report = {
      machine: describeMachine(server.version, [pace, measurePace()]), community: { topics: before.topics, posts: before.posts, fillSeconds: stage.fillSeconds, indexSeconds: stage.indexSeconds },
      figures, statements, depth, growth, weight, memory: memoryMegabytes(stage.bench.web.pid), startSeconds: stage.bench.web.startSeconds,
      recorded: { asked, posts: after.posts - before.posts, topics: after.topics - before.topics, events: after.events - before.events },
    };
    if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
    return printReport(report);
  } finally {
    await stage.close();
    if (!values.keep) await server.remove(stage.database);
  }
}

/** Statements of each page through a second web process whose consumers are off. */
async function countAll(stage: Stage): Promise<StatementFigure[]> {
  const counter = await openCounter(server.url(stage.database));
  const web = await startWeb({ root, databaseUrl: counter.url, worker: "separate" });
  try {
    return await countStatements(web.origin, makeRows(stage.community, web.origin).filter(({ name }) => wanted(name)), counter);
  } finally {
    await web.stop();
    await counter.close();
  }
}

async function loadAll(stage: Stage, rows: Row[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const row of rows) {
    console.log(`Loading ${row.name} …`);
    await load({ origin: stage.bench.web.origin, status: row.status, next: row.next, ...warmUp });
    for (const connections of steps) {
      const figure = await measureRow(stage.bench, row, { connections, seconds: Number(values.seconds), rounds: whole(values.rounds) });
      console.log(`  ${connections} at once: ${figure.cpu.app.toFixed(1)} + ${figure.cpu.db?.toFixed(1) ?? "?"} ms CPU, ${figure.perSecond.toFixed(0)} req/s`);
      figures.push(figure);
    }
  }
  return figures;
}

async function grow(large: Stage): Promise<Report["growth"]> {
  const small = await openStage(server, smallSize, root);
  const stageOf = ({ size, bench, community }: Stage) => {
    const row = makeRows(community, bench.web.origin).find(({ name }) => name === "board, signed in");
    if (!row) throw new Error("there is no such row");
    return { topics: size.topics, bench, row };
  };
  try {
    return await measureGrowth(stageOf(small), stageOf(large));
  } finally {
    await small.close();
    if (!values.keep) await server.remove(small.database);
  }
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number above zero`);
  return number;
}
