import { readFileSync, readlinkSync } from "node:fs";

/** Shared with the worker thread, which sets `started` last. */
export type CpuMeter = Int32Array<SharedArrayBuffer>;

const slots = { thread: 0, cpuMsAtStart: 1, started: 2 } as const;
const unknown = -1;

/** A meter for one task. */
export function createCpuMeter(): CpuMeter {
  return new Int32Array(new SharedArrayBuffer(Object.keys(slots).length * Int32Array.BYTES_PER_ELEMENT));
}

/** Called on the worker thread as its task begins: notes which thread it is and its CPU time so far. */
export function startMeter(meter: CpuMeter): void {
  const thread = ownThread();
  Atomics.store(meter, slots.thread, thread);
  Atomics.store(meter, slots.cpuMsAtStart, cpuMsOf(thread));
  Atomics.store(meter, slots.started, 1);
}

/** Whether the task has left the queue. */
export function hasStarted(meter: CpuMeter): boolean {
  return Atomics.load(meter, slots.started) === 1;
}

/**
 * CPU time the task has used, in milliseconds, readable from any thread of the process.
 * Returns null where the system does not tell (elsewhere than on Linux): there the wall deadline remains.
 */
export function cpuMsUsed(meter: CpuMeter): number | null {
  const start = Atomics.load(meter, slots.cpuMsAtStart);
  const now = cpuMsOf(Atomics.load(meter, slots.thread));
  return start === unknown || now === unknown ? null : now - start;
}

// Node 20 cannot ask for the CPU time of another thread; Linux writes it down, in nanoseconds.
function cpuMsOf(thread: number): number {
  try {
    const ns = readFileSync(`/proc/self/task/${thread}/schedstat`, "utf8").split(" ")[0];
    return Math.round(Number(ns) / 1e6);
  } catch {
    return unknown;
  }
}

function ownThread(): number {
  try {
    return Number(readlinkSync("/proc/thread-self").split("/").pop());
  } catch {
    return unknown;
  }
}
