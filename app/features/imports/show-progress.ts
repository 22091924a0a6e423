import type { ImportProgress } from "./types";

/** Where a command writes. */
export type Terminal = { write(text: string): unknown; isTTY?: boolean };

const barWidth = 30;
const redrawMs = 100;
const lineMs = 2_000;

/**
 * Shows progress: a bar that is drawn over on a terminal, elsewhere a line every two seconds and at
 * the end of each step.
 */
export function showProgress(terminal: Terminal, now: () => number): (progress: ImportProgress) => void {
  let shownAt = -Infinity;
  let step = "";
  return (progress) => {
    const isNew = progress.step !== step;
    const isDone = progress.done >= progress.total;
    const waitMs = terminal.isTTY ? redrawMs : lineMs;
    if (!isNew && !isDone && now() - shownAt < waitMs) return;
    if (terminal.isTTY && isNew && step !== "") terminal.write("\n");
    step = progress.step;
    shownAt = now();
    terminal.write(terminal.isTTY ? `\r${barOf(progress)}` : `${lineOf(progress)}\n`);
  };
}

function barOf(progress: ImportProgress): string {
  const full = Math.round(barWidth * shareOf(progress));
  return `${"█".repeat(full)}${"░".repeat(barWidth - full)} ${lineOf(progress)} `;
}

function lineOf(progress: ImportProgress): string {
  const { step, done, total } = progress;
  const percent = `${Math.floor(shareOf(progress) * 100)} %`.padStart(5);
  if (step === "checking") return `${percent}  ${"checking the files".padEnd(18)} ${megabytes(done)} of ${megabytes(total)}`;
  return `${percent}  ${step.padEnd(18)} ${done} of ${total}`;
}

function shareOf({ done, total }: ImportProgress): number {
  return total === 0 ? 1 : Math.min(1, done / total);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
