import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../tests/support/free-port";

/** The web process of the build, as a child of its own. */
export type Child = {
  origin: string;
  process: ChildProcess;
  /** Until `/readyz` was green, from the start; NaN when it ended before. */
  readyMs: number;
  said(): string;
  /** Sends the signal and waits for the end. Returns exit code and milliseconds; the code is null after a kill. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<{ code: number | null; ms: number }>;
};

export type Settings = Record<string, string>;

const giveUpMs = 180_000;

/** Starts the web process and waits until it is ready or has ended. */
export async function startChild(settings: Settings): Promise<Child> {
  const child = await launch(settings);
  const began = performance.now();
  const readyMs = (await untilReady(child)) ? performance.now() - began : NaN;
  return { ...child, readyMs };
}

/** Starts the web process without waiting. */
export async function launch(settings: Settings): Promise<Omit<Child, "readyMs">> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, LOG_LEVEL: "error", HOST: "127.0.0.1", PORT: String(port), ...settings };
  const child = spawn(process.execPath, [resolve("build/web.js")], { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text = `${text}${String(chunk)}`.slice(-8_000)));
  const ended = once(child, "exit");
  return {
    origin: `http://127.0.0.1:${port}`,
    process: child,
    said: () => text,
    async end(signal) {
      const began = performance.now();
      child.kill(signal);
      await ended;
      return { code: child.exitCode, ms: performance.now() - began };
    },
  };
}

async function untilReady({ origin, process: child }: Omit<Child, "readyMs">): Promise<boolean> {
  const deadline = performance.now() + giveUpMs;
  while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status === 200) return true;
    await pause(25);
  }
  return false;
}
