import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRandomId } from "~/kernel/ids";
import { makeLocalStore } from "./store";
import { keepsContract } from "./test-support/store-contract";

let [root, blocked] = ["", ""];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kindling-store-"));
  blocked = join(root, "blocked");
  await writeFile(blocked, "a file where a folder should be");
});
afterAll(() => rm(root, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("a picture");
const pathsOf = async (part: string): Promise<string[]> => (await readdir(root, { recursive: true })).filter((path) => basename(path).includes(part));

describe("a store in a folder", () => {
  keepsContract({ here: () => makeLocalStore(root), away: () => makeLocalStore(blocked) });

  it("leaves no temporary file and nothing that others may read", async () => {
    const name = `${newRandomId()}-large.webp`;
    await makeLocalStore(root).put(name, bytes);
    await makeLocalStore(root).put(name, bytes);
    expect(await pathsOf(".tmp")).toEqual([]);
    const [path = ""] = await pathsOf(name);
    expect((await stat(join(root, path))).mode & 0o077).toBe(0);
  });

  it("leaves no temporary file of a put that failed", async () => {
    const name = `${newRandomId()}.webp`;
    await mkdir(join(root, name.slice(23, 25), name), { recursive: true });
    await expect(makeLocalStore(root).put(name, bytes)).rejects.toThrow("EISDIR");
    expect(await pathsOf(".tmp")).toEqual([]);
  });

  it("sweeps what was broken off before the time, not what is being put", async () => {
    const incoming = join(root, "incoming");
    for (const name of ["old.tmp", "young.tmp"]) await writeFile(join(incoming, name), bytes);
    await utimes(join(incoming, "old.tmp"), new Date(0), new Date(0));
    await makeLocalStore(root).sweep(new Date(1_000));
    expect(await readdir(incoming)).toEqual(["young.tmp"]);
    await rm(join(incoming, "young.tmp"));
  });

  it("spreads the pictures of one width over its folders", async () => {
    const store = makeLocalStore(root);
    const names = Array.from({ length: 50 }, () => `${newRandomId()}-640.webp`);
    for (const name of names) await store.put(name, bytes);
    const folders = (await Promise.all(names.map((name) => pathsOf(name)))).map(([path = ""]) => path.split("/")[0]);
    expect(new Set(folders).size).toBeGreaterThan(30);
  });

  it("finds and forgets what lies where earlier releases put it", async () => {
    const store = makeLocalStore(root);
    const [picture, avatar] = [`${newRandomId()}-1280.webp`, `${newRandomId()}.webp`];
    for (const [name, folder] of [[picture, "28"], [avatar, avatar.slice(23, 25)]] as const) {
      await mkdir(join(root, folder), { recursive: true });
      await writeFile(join(root, folder, name), bytes);
      expect(await store.read(name), name).toEqual(Buffer.from(bytes));
      await store.remove(name);
      expect(await pathsOf(name)).toEqual([]);
    }
  });
});
