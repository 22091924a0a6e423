import { ok, refused } from "~/kernel/result";
import { cpuMsUsed, startMeter } from "../cpu-meter";
import { type RenderAnswer, type RenderTask } from "../worker";

const behaviours: Record<string, () => void> = {
  echo: () => undefined,
  loop: () => {
    for (;;);
  },
  late: () => undefined,
  sleep: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  },
  memory: () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(kept.length + 0.5));
  },
  throw: () => {
    throw new Error("a bug");
  },
};

/** A worker that does what its text says in place of rendering, to try the pool's deadlines. */
export default function act({ source, meter }: RenderTask): RenderAnswer {
  startMeter(meter);
  const behave = behaviours[source];
  if (!behave) return { result: refused("too-complex"), cpuMs: 0 };
  behave();
  const value = { html: source, text: source, linkCount: 0, imageCount: 0, mentions: [] };
  return { result: ok(value), cpuMs: source === "late" ? 251 : cpuMsUsed(meter) };
}
