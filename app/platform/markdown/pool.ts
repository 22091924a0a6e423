import { Piscina } from "piscina";
import { refused } from "~/kernel/result";
import { createCpuMeter } from "./cpu-meter";
import { watch, type Deadlines } from "./deadline";
import { rendererVersion, type RenderResult } from "./render";
import { type RenderAnswer, type RenderTask } from "./worker";

/** The one way to turn a stranger's Markdown into HTML, for posts and previews alike. */
export type MarkdownPort = {
  /** Stored beside baked HTML; it grows when the renderer changes. */
  version: number;
  /**
   * Returns the body as `renderMarkdown` makes it.
   * Refuses: `too-complex` when it takes more than 250 ms of CPU, or for the reasons given there.
   * Throws when the queue is full or no answer came within 10 s; the edge then says that it is busy.
   */
  render(source: string): Promise<RenderResult>;
  /** Stops the threads. */
  close(): Promise<void>;
};

/**
 * `workerFile` is the bundled `worker.ts`. `deadlineMs` is CPU time of the thread, 250 unless told;
 * `wallDeadlineMs` counts in its place where the system does not tell CPU time, 2 000 unless told.
 */
type MarkdownOptions = { workerFile: string; deadlineMs?: number; wallDeadlineMs?: number };

type Threads = Piscina<RenderTask, RenderAnswer>;

const queueMax = 200;
const answerMsMax = 10_000;
const threadMegabytesMax = 256;

/** Builds the port. The threads start with the first text; a thread past its deadline is replaced. */
export function createMarkdown(options: MarkdownOptions): MarkdownPort {
  const { workerFile, deadlineMs = 250, wallDeadlineMs = 2_000 } = options;
  const deadlines = { cpuMs: deadlineMs, wallMs: wallDeadlineMs, answerMs: answerMsMax };
  let threads: Threads | null = null;
  return {
    version: rendererVersion,
    render(source) {
      threads ??= startThreads(workerFile);
      return renderWithin(threads, source, deadlines);
    },
    async close() {
      await threads?.destroy();
    },
  };
}

function startThreads(filename: string): Threads {
  const threads: Threads = new Piscina({
    filename,
    // Two, always: while one is being replaced, which takes half a second, the other goes on.
    minThreads: 2,
    maxThreads: 2,
    maxQueue: queueMax,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytesMax },
  });
  // Without a listener an error between two tasks would end the process.
  threads.on("error", (error: Error) => process.emitWarning(error));
  return threads;
}

async function renderWithin(threads: Threads, source: string, deadlines: Deadlines): Promise<RenderResult> {
  const meter = createCpuMeter();
  const watcher = watch(meter, deadlines);
  try {
    const { result, cpuMs } = await threads.run({ source, meter }, { signal: watcher.signal });
    // The watcher may have been late; the same text must not pass on a busy day only.
    return cpuMs !== null && cpuMs > deadlines.cpuMs ? refused("too-complex") : result;
  } catch (error) {
    if (watcher.reason() === "too-complex" || isOutOfMemory(error)) return refused("too-complex");
    throw error;
  } finally {
    watcher.stop();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
