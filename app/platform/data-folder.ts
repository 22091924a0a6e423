import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The data folder cannot be used; the message is the one line to print. */
export class DataFolderError extends Error {}

/** The one writable folder: embedded database, files, secret. Released on a clean stop. */
export type DataFolder = {
  database: string;
  files: string;
  secret: string;
  path(name: string): string;
  release(): Promise<void>;
};

type Options = { exclusive: "exclusive" | "shared"; secret?: string };

/**
 * Makes or opens the data folder. An exclusive opener holds it until release or its end.
 * Refuses (throws DataFolderError): a folder another living process holds.
 */
export async function openDataFolder(folder: string, options: Options): Promise<DataFolder> {
  const root = resolve(folder);
  await mkdir(root, { recursive: true, mode: 0o700 });
  await mkdir(join(root, "files"), { recursive: true, mode: 0o700 });
  const release = options.exclusive === "exclusive" ? await hold(root) : async () => undefined;
  const secret = options.secret ?? (await readOrMakeSecret(join(root, "secret")));
  return {
    database: join(root, "database"),
    files: join(root, "files"),
    secret,
    path: (name) => join(root, name),
    release,
  };
}

/** 32 random bytes in hexadecimal, made once with mode 0600. */
async function readOrMakeSecret(path: string): Promise<string> {
  const made = randomBytes(32).toString("hex");
  if (await writeNew(path, made)) return made;
  const kept = (await readFile(path, "utf8")).trim();
  if (kept.length < 32) throw new DataFolderError(`${path} is damaged: restore it from a backup`);
  return kept;
}

async function hold(root: string): Promise<() => Promise<void>> {
  const path = join(root, "lock");
  const mine = `${process.pid} ${await birthOf(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await writeNew(path, mine)) return () => rm(path, { force: true });
    const holder = await readFile(path, "utf8").catch(() => "");
    if (await isAlive(holder)) {
      throw new DataFolderError(
        `the data folder ${root} is in use by process ${holder.split(" ")[0]}: stop that one first, or set DATABASE_URL to share a PostgreSQL database`,
      );
    }
    await rm(path, { force: true });
  }
  throw new DataFolderError(`the data folder ${root} is being opened by another process`);
}

/** Whether the process named in the lock still runs and is the same one, not a later one with its number. */
async function isAlive(holder: string): Promise<boolean> {
  const [pid, birth] = holder.split(" ");
  if (!pid || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return (await birthOf(Number(pid))) === birth;
}

/** When a process began, in the kernel's ticks; "unknown" where the system does not tell. */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "unknown";
}

/** Writes a file that must not exist yet, whole or not at all: a reader never sees half of it. False when it exists. */
async function writeNew(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await link(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}
