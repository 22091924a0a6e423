import { cpuMsUsed, hasStarted, type CpuMeter } from "./cpu-meter";

/**
 * How long a task may compute; how long it may run where the system does not tell CPU time; and how
 * long it may take in all, its wait included, before we call the renderer busy. In milliseconds.
 */
export type Deadlines = { cpuMs: number; wallMs: number; answerMs: number };

/** Aborts `signal` when a deadline passes. `reason` says whose fault it was: the text's or ours. */
type Watcher = {
  signal: AbortSignal;
  reason(): Verdict | null;
  stop(): void;
};

type Verdict = "too-complex" | "busy";

const lookEveryMs = 10;

/**
 * Watches a task from outside, since a thread caught in a regular expression can neither look at a
 * clock nor be asked. CPU time decides, so a busy machine does not refuse what a quiet one renders.
 */
export function watch(meter: CpuMeter, deadlines: Deadlines): Watcher {
  const controller = new AbortController();
  const queuedAt = performance.now();
  let startedAt: number | null = null;
  let reason: Verdict | null = null;
  const timer = setInterval(() => {
    const now = performance.now();
    if (hasStarted(meter)) startedAt ??= now;
    if (startedAt !== null && isTooComplex(meter, now - startedAt, deadlines)) reason = "too-complex";
    else if (now - queuedAt > deadlines.answerMs) reason = "busy";
    if (reason) controller.abort();
  }, lookEveryMs);
  return { signal: controller.signal, reason: () => reason, stop: () => clearInterval(timer) };
}

function isTooComplex(meter: CpuMeter, elapsedMs: number, { cpuMs, wallMs }: Deadlines): boolean {
  // A thread cannot have computed longer than it ran, so most looks read no file.
  if (elapsedMs + lookEveryMs < Math.min(cpuMs, wallMs)) return false;
  const used = cpuMsUsed(meter);
  return used === null ? elapsedMs > wallMs : used > cpuMs;
}
