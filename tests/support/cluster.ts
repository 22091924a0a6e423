import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { chown, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port";

/** A PostgreSQL server of its own, gone with its folder once stopped. */
export type Cluster = { url(database: string): string; stop(): Promise<void> };

const execute = promisify(execFile);
const folderPrefix = "kindling-pg-";
const superuser = "kindling";
const startMs = 30_000;
const leftAfterMs = 10 * 60_000;

/** Speed instead of safety: nothing in here outlives the run. */
const settings = {
  fsync: "off", synchronous_commit: "off", full_page_writes: "off", wal_level: "minimal", max_wal_senders: "0",
  shared_buffers: "64MB", max_connections: "100", autovacuum: "off", listen_addresses: "127.0.0.1",
};

/** Starts a throw-away cluster. Throws when PostgreSQL's programs are not installed. */
export async function startCluster(): Promise<Cluster> {
  sweepLeftOvers();
  const programs = findPrograms();
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  const owner = await findOwner();
  if (owner) for (const path of [folder, passwordFile]) await chown(path, owner.uid, owner.gid);

  const data = join(folder, "data");
  const init = ["-D", data, "-U", superuser, "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  const [initdb, initArgs] = asOwner(owner, join(programs, "initdb"), init);
  await execute(initdb, initArgs, { cwd: folder });

  const port = await freePort();
  const given = { ...settings, port: String(port), unix_socket_directories: folder };
  const options = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [postgres, postgresArgs] = asOwner(owner, join(programs, "postgres"), ["-D", data, ...options]);
  const server = spawn(postgres, postgresArgs, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const stop = stopper(server, folder);
  const url = (database: string): string => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  await untilItAnswers(server, url("postgres"));
  return { url, stop };
}

/** PostgreSQL's programs, 15 before any other release. Throws when there are none. */
function findPrograms(): string {
  const base = "/usr/lib/postgresql";
  const releases = existsSync(base) ? readdirSync(base).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = ["15", ...releases].map((release) => join(base, release, "bin"));
  const found = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (!found) throw new Error("PostgreSQL is not installed: on Debian, apt-get install postgresql");
  return found;
}

type Owner = { uid: number; gid: number };

/** PostgreSQL refuses to run as root: then whom to run it as. */
async function findOwner(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = await Promise.all([idOf("-u", name), idOf("-g", name)]);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Error("there is neither a user postgres nor a user nobody to run PostgreSQL as");
}

async function idOf(option: "-u" | "-g", name: string): Promise<number | null> {
  const answer = await execute("id", [option, name]).catch(() => null);
  return answer ? Number(answer.stdout) : null;
}

/** The server is told to end when this process does, however it ends. */
function asOwner(owner: Owner | null, program: string, args: string[]): [string, string[]] {
  const ids = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"] : [];
  return ["setpriv", [...ids, "--pdeathsig=INT", program, ...args]];
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  let said = "";
  server.stderr?.on("data", (chunk) => (said = `${said}${String(chunk)}`.slice(-4_000)));
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline && server.exitCode === null) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    const answers = await client.connect().then(() => true, () => false);
    await client.end().catch(() => undefined);
    if (answers) return;
  }
  throw new Error(`PostgreSQL did not start: ${said}`);
}

function stopper(server: ChildProcess, folder: string): () => Promise<void> {
  const ended = new Promise<void>((settle) => server.once("exit", () => settle()));
  const clear = (): void => {
    server.kill("SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", clear);
  return async () => {
    server.kill("SIGINT"); // fast shutdown: open connections are cut
    await ended;
    process.off("exit", clear);
    clear();
  };
}

/** Folders of runs that were killed, whose server is gone. One without a server may be just starting. */
function sweepLeftOvers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    const pidFile = join(folder, "data", "postmaster.pid");
    const isLeft = existsSync(pidFile)
      ? !runs(Number(readFileSync(pidFile, "utf8").split("\n")[0]))
      : Date.now() - statSync(folder).mtimeMs > leftAfterMs;
    if (isLeft) rmSync(folder, { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
