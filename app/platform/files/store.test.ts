import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRandomId } from "~/kernel/ids";
import { makeLocalStore } from "./store";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kindling-store-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("a picture");
const allFiles = async (): Promise<string[]> => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

describe("the file store", () => {
  it("gives back what was put, and forgets what was removed", async () => {
    const store = makeLocalStore(root);
    const name = `${newRandomId()}.webp`;
    await store.put(name, bytes);
    expect(await store.read(name)).toEqual(Buffer.from(bytes));
    await store.remove(name);
    await store.remove(name);
    expect(await store.read(name)).toBeNull();
  });

  it("leaves no temporary file and nothing that others may read", async () => {
    const store = makeLocalStore(root);
    const name = `${newRandomId()}-large.webp`;
    await store.put(name, bytes);
    await store.put(name, bytes);
    expect((await allFiles()).filter((file) => file.includes(".tmp"))).toEqual([]);
    const [path = ""] = (await readdir(root, { recursive: true })).filter((file) => file.endsWith(name));
    expect((await stat(join(root, path))).mode & 0o077).toBe(0);
  });

  it("a name never holds half of what was put: the whole old or the whole new", async () => {
    const store = makeLocalStore(root);
    const name = `${newRandomId()}.webp`;
    const [old, young] = [Buffer.alloc(1_000_000, "o"), Buffer.alloc(1_000_000, "y")];
    await store.put(name, old);
    const writes = Promise.all([store.put(name, young), store.put(name, young)]);
    for (let look = 0; look < 20; look += 1) {
      const seen = await store.read(name);
      expect(seen?.equals(old) || seen?.equals(young)).toBe(true);
    }
    await writes;
  });

  it.each([
    "../secret", "/etc/passwd", "..\\secret", `${"a".repeat(26)}`, `${"a".repeat(25)}.webp`, `${"A".repeat(26)}.webp`, `${"a".repeat(26)}.webp/x`,
    `${"a".repeat(26)}.webp\n`, `${"a".repeat(26)}.webp\u0000.png`, `../${"a".repeat(26)}.webp`, "",
  ])("refuses the name %j for every act", async (name) => {
    const store = makeLocalStore(root);
    await expect(store.put(name, bytes)).rejects.toThrow("not a stored file's name");
    await expect(store.read(name)).rejects.toThrow("not a stored file's name");
    await expect(store.remove(name)).rejects.toThrow("not a stored file's name");
  });

  it("passes on an error that is not absence", async () => {
    const blocked = join(root, "blocked");
    await writeFile(blocked, "a file where a folder should be");
    await expect(makeLocalStore(blocked).read(`${newRandomId()}.webp`)).rejects.toThrow("ENOTDIR");
  });
});
