import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../tests/support/free-port";

/** The built web process under measurement. */
export type Web = { origin: string; pid: number; startSeconds: number; stop(): Promise<void> };

export type WebOptions = {
  root: string;
  databaseUrl: string;
  /** Consumers of events run inside, as in a small community, or not at all, so that only requests are seen. */
  worker: "inline" | "separate";
  nodeOptions?: string[];
  /** Settings besides. */
  env?: Record<string, string>;
};

/** Known to the bench, so that it can sign forms. */
export const secret = "b".repeat(64);

const startMs = 120_000; // the machine may be busy with something else

/** Starts build/web.js on a free port with a data folder of its own, and waits until it is ready. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), "kindling-bench-"))];
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), join(options.root, "build/web.js")], {
    cwd: options.root, env: settings(options, port, folder), stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout?.on("data", showErrors);
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async (): Promise<void> => {
    await stopChild(child);
    process.off("exit", end);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(child, origin);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, pid: child.pid ?? 0, startSeconds: (performance.now() - began) / 1_000, stop };
}

function settings(options: WebOptions, port: number, folder: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH, HOME, TMPDIR, NODE_ENV: "production", PORT: String(port), DATA_DIR: folder, DATABASE_URL: options.databaseUrl, LOG_LEVEL: "error",
    KINDLING_DEMO: "off", KINDLING_LIMITS: "relaxed", KINDLING_SECRET: secret, KINDLING_WORKER: options.worker, ...options.env,
  };
}

/** Of what the process says, the errors in its log are for whoever runs the bench. */
function showErrors(said: Buffer): void {
  const lines = said.toString("utf8").split("\n").filter((line) => line.startsWith("{"));
  if (lines.length > 0) console.error(lines.join("\n").slice(0, 2_000));
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`${origin}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await pause(20);
  }
  throw new Error(`the web process did not become ready within ${startMs / 1_000} s`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((settle) => child.once("exit", () => settle()));
  child.kill("SIGTERM");
  await ended;
}
