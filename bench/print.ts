import { checksOf, type Report } from "./report";

/** Prints the tables; returns whether every bar was met. */
export function printReport(report: Report): boolean {
  const { machine, community } = report;
  console.log(`\n${machine.processors} processors (${machine.model}), ${machine.gigabytes} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}`);
  console.log(`Load ${machine.load.toFixed(1)}; a fixed piece of work took ${machine.paceMs.map((ms) => ms.toFixed(0)).join(" and ")} ms CPU before and after`);
  console.log(`${community.topics} topics, ${community.posts} posts, filled in ${community.fillSeconds.toFixed(1)} s, searchable ${community.indexSeconds.toFixed(1)} s later\n`);
  printRows(report);
  printWeight(report);
  const checks = checksOf(report);
  printTable([["figure", "found", "bar", ""], ...checks.map(({ name, found, bar, met }) => [name, found, bar, met ? "met" : "NOT MET"])]);
  return checks.every(({ met }) => met);
}

function printRows({ figures }: Report): void {
  const head = ["row", "conc.", "req/s", "p50 ms", "p95", "p99", "CPU app", "CPU db", "bytes", "wrong"];
  const lines = figures.map((figure) => [
    figure.name, String(figure.connections), figure.perSecond.toFixed(0), figure.p50.toFixed(1), figure.p95.toFixed(1), figure.p99.toFixed(1),
    figure.cpu.app.toFixed(2), figure.cpu.db?.toFixed(2) ?? "?", String(figure.bytes), String(figure.wrong),
  ]);
  printTable([head, ...lines]);
}

function printWeight({ weight }: Report): void {
  if (!weight) return;
  const parts = [["HTML", weight.html], ["CSS", weight.css], ["JS", weight.js]] as const;
  const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);
  printTable([["cold topic page, kB", "as sent", "as gzip"], ...parts.map(([name, part]) => [name, kilobytes(part.sent), kilobytes(part.gzip)])]);
}

function printTable(lines: string[][]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(line.map((cell, column) => (/^[\d.]/.test(cell) && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd());
  }
  console.log("");
}
