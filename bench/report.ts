import { cpus, loadavg, totalmem } from "node:os";
import { bars, budgets, warmGuestCpuMs } from "./budgets";
import type { DepthFigure } from "./depth";
import type { GrowthFigure } from "./growth";
import type { Figure } from "./measure";
import type { StatementFigure } from "./statements";
import type { Weight } from "./weight";

/** All that a run found; this is also the JSON. */
export type Report = {
  machine: { processors: number; model: string; gigabytes: number; node: string; postgres: string; load: number; paceMs: number[] };
  community: { topics: number; posts: number; fillSeconds: number; indexSeconds: number };
  figures: Figure[];
  statements: StatementFigure[];
  depth: DepthFigure | null;
  growth: GrowthFigure | null;
  weight: Weight | null;
  memory: { now: number; peak: number };
  startSeconds: number;
  /** Writes that were answered well in the loads counted, and the rows that stand: trials have left some more. */
  recorded: { asked: number; posts: number; topics: number; events: number };
};

/** One figure beside its bar. */
export type Check = { name: string; found: string; bar: string; met: boolean };

/** The concurrency at which CPU is held against its budget, as the peer's was. */
const judgedAt = 16;

/** The machine of this run, and how busy it was with everything. */
export function describeMachine(postgres: string, paceMs: number[]): Report["machine"] {
  const all = cpus();
  return { processors: all.length, model: all[0]?.model.trim() ?? "", gigabytes: Math.round(totalmem() / 2 ** 30), node: process.version, postgres, load: loadavg()[1] ?? NaN, paceMs };
}

/** Every figure that has a bar, with the verdict. What could not be measured of the database is not met. */
export function checksOf(report: Report): Check[] {
  return [...rowChecks(report), ...statementChecks(report), ...otherChecks(report)];
}

function rowChecks({ figures }: Report): Check[] {
  const highest = Math.max(...figures.map(({ connections }) => connections).filter((count) => count <= judgedAt));
  return figures.filter(({ connections }) => connections === highest).map(({ name, cpu, wrong }) => {
    const { budget, peer } = budgets[name];
    const met = wrong === 0 && cpu.app <= budget.app && cpu.db !== null && cpu.db <= budget.db;
    const found = `${cpu.app.toFixed(1)} + ${cpu.db?.toFixed(1) ?? "?"}${wrong > 0 ? `, ${wrong} wrong answers` : ""}`;
    const miss = name.endsWith("anonymous") ? ` on a miss; ${warmGuestCpuMs} from the cache to come` : "";
    return { name, found, bar: `<= ${budget.app} + ${budget.db}${miss} (NodeBB ${peer.app} + ${peer.db})`, met };
  });
}

function statementChecks({ statements }: Report): Check[] {
  return statements.map(({ name, statements: count }) => {
    const bounded = !/^(write|vote)/.test(name);
    return { name: `statements: ${name}`, found: String(count), bar: bounded ? `<= ${bars.statementsMax}` : "no bar", met: !bounded || count <= bars.statementsMax };
  });
}

function otherChecks(report: Report): Check[] {
  const { depth, growth, weight, memory, startSeconds, recorded } = report;
  const checks: Check[] = [
    { name: "memory at its peak", found: `${memory.peak.toFixed(0)} MB`, bar: `<= ${bars.memoryMegabytes} MB (NodeBB 626)`, met: memory.peak <= bars.memoryMegabytes },
    { name: "start to first answer", found: `${startSeconds.toFixed(1)} s`, bar: `<= ${bars.startSeconds} s (NodeBB 2.5)`, met: startSeconds <= bars.startSeconds },
  ];
  if (depth) {
    const found = `${depth.ratio.toFixed(2)}, database ${depth.databaseRatio?.toFixed(2) ?? "?"}`;
    const met = depth.databaseRatio !== null && depth.ratio <= bars.depthRatioMax;
    checks.push({ name: `page ${depth.deepPage} of a board by page 1`, found, bar: `<= ${bars.depthRatioMax}`, met });
  }
  if (growth) {
    const name = `growth ${growth.small.topics} to ${growth.large.topics} topics`;
    const isWhole = growth.small.cpu.db !== null && growth.large.cpu.db !== null;
    const found = `${growth.ratio.toFixed(2)}${isWhole ? "" : ", database ?"}`;
    checks.push({ name, found, bar: `<= ${bars.growthRatioMax} (NodeBB 1.6)`, met: isWhole && growth.ratio <= bars.growthRatioMax });
  }
  if (weight) {
    const sent = (weight.html.sent + weight.css.sent + weight.js.sent) / 1_000;
    const met = sent <= bars.coldPageKilobytes && weight.fonts === 0;
    checks.push({ name: "cold topic page, as sent", found: `${sent.toFixed(0)} kB`, bar: `<= ${bars.coldPageKilobytes} kB, no fonts (NodeBB 361 + 272)`, met });
  }
  if (recorded.asked > 0) {
    const { asked, posts, topics, events } = recorded;
    checks.push({ name: "writes recorded", found: `${posts} posts, ${topics} topics, ${events} facts`, bar: `>= ${asked} posts`, met: posts >= asked && events >= posts + topics });
  }
  return checks;
}
