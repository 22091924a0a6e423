import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, whatever its own clock does. */
const tickMs = 10;

type Stat = { parent: number; ownMs: number; reapedMs: number };

/** CPU ms a process has used in all its threads, ended ones included; 0 when it is gone. */
export function processCpuMs(pid: number): number {
  return readStat(pid)?.ownMs ?? 0;
}

/** CPU ms of a parent and all its children, ended ones included: of a PostgreSQL cluster by its postmaster. */
export function familyCpuMs(parent: number): number {
  const own = readStat(parent);
  if (!own) return 0;
  const living = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => readStat(Number(name)));
  const children = living.filter((stat) => stat?.parent === parent).map((stat) => (stat?.ownMs ?? 0) + (stat?.reapedMs ?? 0));
  return own.ownMs + own.reapedMs + children.reduce((sum, ms) => sum + ms, 0);
}

/** The parent of a process on this machine, or null. */
export function parentOf(pid: number): number | null {
  return readStat(pid)?.parent ?? null;
}

/** Memory of a process in MB: now, and at its peak. */
export function memoryMegabytes(pid: number): { now: number; peak: number } {
  const status = readText(`/proc/${pid}/status`);
  const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN);
  return { now: kilobytes("VmRSS") / 1024, peak: kilobytes("VmHWM") / 1024 };
}

/** See proc(5): the fields after the name, which may itself hold spaces and brackets. */
function readStat(pid: number): Stat | null {
  const text = readText(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ").map(Number);
  if (text === "") return null;
  const at = (place: number): number => fields[place] ?? 0;
  return { parent: at(1), ownMs: (at(11) + at(12)) * tickMs, reapedMs: (at(13) + at(14)) * tickMs };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // the process ended meanwhile
  }
}
