import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startCluster } from "../tests/support/cluster";
import { proveLatency } from "./prove-search/latency";
import { proveMillion } from "./prove-search/million";
import { proveRelevance } from "./prove-search/relevance";
import { proveServer } from "./prove-search/server";
import { makeFigures, makeOpen, type Section } from "./prove-search/section";

// Proves that what one looks for is found, first and in time: a judged set of queries, each kind of search over made-up documents, a Meilisearch server that hangs, dies and is wiped under load, and, with
// `--full`, suggestions among a million titles. `--only relevance,latency,server,million` runs some sections alone.

const { values } = parseArgs({ options: { full: { type: "boolean" }, only: { type: "string" } } });
const isFull = values.full ?? false;
const all: Record<string, Section> = { relevance: proveRelevance, latency: proveLatency, server: proveServer, ...(isFull ? { million: proveMillion } : {}) };
const wanted = values.only?.split(",") ?? Object.keys(all);

const figures = makeFigures();
const cluster = await startCluster();
try {
  figures.say(`${(loadavg()[0] ?? 0).toFixed(1)} processes waiting for ${cpus().length} processors`);
  for (const name of wanted) await all[name]?.({ isFull, figures, open: makeOpen(cluster), urlOf: cluster.url });
} finally {
  await cluster.stop();
}
const { short } = figures;
console.log(short.length === 0 ? "\nAll figures hold." : `\nShort: ${short.join("; ")}.`);
process.exitCode = short.length === 0 ? 0 : 1;
