import { cpuMsUsed, startMeter, type CpuMeter } from "./cpu-meter";
import { renderMarkdown, type RenderResult } from "./render";
import { warmUp } from "./warm-up";

/** One text to render, and the meter by which the caller watches the thread. */
export type RenderTask = { source: string; meter: CpuMeter };

/** What came out, and the CPU time it took where the system tells. */
export type RenderAnswer = { result: RenderResult; cpuMs: number | null };

// Before the first task and on nobody's meter: compiling the grammars takes longer than any text.
warmUp();

/** The worker thread's entry; piscina wants a default export. */
export default function renderTask({ source, meter }: RenderTask): RenderAnswer {
  startMeter(meter);
  const result = renderMarkdown(source);
  return { result, cpuMs: cpuMsUsed(meter) };
}
