import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

/** A Meilisearch server to test against. Of one that is given we own nothing: it is neither stopped nor wiped. */
export type MeilisearchServer = {
  host: string;
  masterKey: string | null;
  /** Lets it hang, as a machine that swaps does, and go on. */
  hang(): void;
  wake(): void;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on its data, or on none. */
  start(data: "kept" | "wiped"): Promise<void>;
  stop(): Promise<void>;
};

const startMs = 30_000;

/** Whether there is a server to test against: one given by MEILI_HOST, or the program on the PATH. Says loudly when there is none. */
export function hasMeilisearch(): boolean {
  if (process.env.MEILI_HOST || hasProgram()) return true;
  console.warn("SKIPPED: no Meilisearch to test against; set MEILI_HOST (and MEILI_MASTER_KEY), or put the program meilisearch on the PATH");
  return false;
}

/** Whether the program is there to be started, stopped and wiped. */
export function hasProgram(): boolean {
  try {
    execFileSync("meilisearch", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The server given, or a throw-away one of our own in production mode. */
export async function openMeilisearchServer(): Promise<MeilisearchServer> {
  const { MEILI_HOST: host, MEILI_MASTER_KEY: key } = process.env;
  if (host) return { host, masterKey: key ?? null, hang: notOurs, wake: notOurs, kill: notOurs, start: notOurs, stop: async () => undefined };
  return startOwn();
}

function notOurs(): never {
  throw new Error("the server given by MEILI_HOST is not ours to stop");
}

async function startOwn(): Promise<MeilisearchServer> {
  const folder = mkdtempSync(join(tmpdir(), "kindling-meili-"));
  const [port, masterKey] = [await freePort(), randomBytes(16).toString("hex")];
  const host = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const options = ["--env", "production", "--no-analytics", "--http-addr", `127.0.0.1:${port}`, "--db-path", join(folder, "data"), "--dump-dir", join(folder, "dumps"), "--snapshot-dir", join(folder, "snapshots"), "--log-level", "ERROR"];
    child = spawn("meilisearch", options, { cwd: folder, stdio: "ignore", env: { ...process.env, MEILI_MASTER_KEY: masterKey } });
    await untilHealthy(child, host);
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((settle) => child?.once("exit", settle));
    child.kill("SIGKILL");
    await ended;
  };
  const end = (): void => void child?.kill("SIGKILL");
  process.once("exit", end);
  await start();
  return {
    host, masterKey, kill, hang: () => void child?.kill("SIGSTOP"), wake: () => void child?.kill("SIGCONT"),
    async start(data) {
      if (data === "wiped") rmSync(join(folder, "data"), { recursive: true, force: true });
      await start();
    },
    async stop() {
      await kill();
      process.off("exit", end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(child: ChildProcess, host: string): Promise<void> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline && child.exitCode === null) {
    if (await fetch(`${host}/health`).then(({ ok }) => ok, () => false)) return;
  }
  throw new Error("Meilisearch did not come up");
}
