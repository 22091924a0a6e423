import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Keeps bytes under generated names. Names are ours, never a client's. Throws StoreAway when the place does not answer. */
export type FileStore = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or null when there are none of that name. */
  read(name: string): Promise<Buffer | null>;
  /** Harmless when there is nothing of that name. */
  remove(name: string): Promise<void>;
  /** Removes what puts left that were broken off before that time. */
  sweep(before: Date): Promise<void>;
};

/** The place where files are kept does not take, give or remove them at present. */
export class StoreAway extends Error {
  override readonly name = "StoreAway";
}

const namePattern = /^[0-9a-z]{26}(-[a-z0-9]{1,12})?\.[a-z]{3,4}$/;

/** Throws for a name that we never made. */
export function checkName(name: string): void {
  if (!namePattern.test(name)) throw new Error(`not a stored file's name: ${name}`);
}

/** A store in a local folder: written under a temporary name, flushed, renamed; spread over 1 024 folders. */
export function makeLocalStore(folder: string): FileStore {
  const incoming = join(folder, "incoming");
  return {
    put: (name, bytes) => reached(name, async () => {
      const path = pathOf(folder, name);
      for (const needed of [incoming, dirname(path)]) await mkdir(needed, { recursive: true, mode: 0o700 });
      const temporary = join(incoming, `${randomBytes(12).toString("hex")}.tmp`);
      try {
        await writeWhole(temporary, bytes);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    }),
    read: (name) => reached(name, async () => (await readIfThere(pathOf(folder, name))) ?? (await readIfThere(formerPathOf(folder, name)))),
    remove: (name) => reached(name, async () => {
      for (const path of [pathOf(folder, name), formerPathOf(folder, name)]) await rm(path, { force: true });
    }),
    sweep: (before) => reached(null, async () => {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name);
        const found = await stat(path).catch(() => null); // its put may end meanwhile
        if (found && found.mtime < before) await rm(path, { force: true });
      }
    }),
  };
}

/** Does it, and calls whatever the disk objects to by one name. */
async function reached<T>(name: string | null, work: () => Promise<T>): Promise<T> {
  if (name !== null) checkName(name);
  try {
    return await work();
  } catch (error) {
    throw new StoreAway(`the file store is away: ${error instanceof Error ? error.message : "no reason given"}`, { cause: error });
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Two characters of the id's random end say the folder. */
function pathOf(folder: string, name: string): string {
  return join(folder, name.slice(23, 25), name);
}

/** Where pictures at a width lay at first: all of one width together. */
function formerPathOf(folder: string, name: string): string {
  return join(folder, name.slice(-8, -6), name);
}
