import { access, constants, stat } from "node:fs/promises";
import { basename, join } from "node:path";

/** One file of a dump. `bytes` is its size on disk, packed when `isPacked`. */
export type DumpFile = { path: string; name: string; root: string; bytes: number; isPacked: boolean };

/** The files of a dump that an import reads. Comments and badges may be missing. */
export type Dump = { posts: DumpFile; users: DumpFile; comments: DumpFile | null; badges: DumpFile | null };

export type DumpRefusal = { refusal: "folder-missing" | "file-missing"; file: string };

/** Finds the dump's files, `.xml` before `.xml.gz`. Refuses: `folder-missing`, `file-missing`. */
export async function findDump(folder: string): Promise<Dump | DumpRefusal> {
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false);
  if (!isFolder) return { refusal: "folder-missing", file: folder };
  const [posts, users, comments, badges] = await Promise.all(
    ["Posts", "Users", "Comments", "Badges"].map((name) => findFile(folder, name)),
  );
  if (!posts) return { refusal: "file-missing", file: "Posts.xml" };
  if (!users) return { refusal: "file-missing", file: "Users.xml" };
  return { posts, users, comments: comments ?? null, badges: badges ?? null };
}

async function findFile(folder: string, name: string): Promise<DumpFile | null> {
  for (const ending of [".xml", ".xml.gz"]) {
    const path = join(folder, name + ending);
    const found = await stat(path).catch(() => null);
    const isReadable = await access(path, constants.R_OK).then(() => true, () => false);
    if (found?.isFile() && isReadable) {
      return { path, name: basename(path), root: name.toLowerCase(), bytes: found.size, isPacked: ending.endsWith(".gz") };
    }
  }
  return null;
}
