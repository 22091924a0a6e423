import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Keeps bytes under generated names. Names are ours, never a client's. */
export type FileStore = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  read(name: string): Promise<Buffer | null>;
  remove(name: string): Promise<void>;
};

const namePattern = /^[0-9a-z]{26}(-[a-z0-9]{1,12})?\.[a-z]{3,4}$/;

/** A store in a local folder: written to a temporary name, flushed, renamed; spread over 1 024 folders. */
export function makeLocalStore(folder: string): FileStore {
  return {
    async put(name, bytes) {
      const path = pathOf(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    },
    async read(name) {
      try {
        return await readFile(pathOf(folder, name));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    async remove(name) {
      await rm(pathOf(folder, name), { force: true });
    },
  };
}

function pathOf(folder: string, name: string): string {
  if (!namePattern.test(name)) throw new Error(`not a stored file's name: ${name}`);
  return join(folder, name.slice(-8, -6), name);
}
