import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderError, openDataFolder } from "./data-folder";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "kindling-folder-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe("the secret", () => {
  it("is made once, of 32 random bytes, readable by its owner alone", async () => {
    const first = await openDataFolder(join(root, "data"), { exclusive: "shared" });
    const second = await openDataFolder(join(root, "data"), { exclusive: "shared" });
    expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(second.secret).toBe(first.secret);
    expect(await modeOf(join(root, "data", "secret"))).toBe(0o600);
    expect(await modeOf(join(root, "data"))).toBe(0o700);
  });

  it("is one, when several make it at once", async () => {
    const folders = await Promise.all(Array.from({ length: 10 }, () => openDataFolder(root, { exclusive: "shared" })));
    expect(new Set(folders.map(({ secret }) => secret)).size).toBe(1);
  });

  it("from the settings is not written down", async () => {
    const folder = await openDataFolder(root, { exclusive: "shared", secret: "from the settings, long enough" });
    expect(folder.secret).toBe("from the settings, long enough");
    expect(await readdir(root)).not.toContain("secret");
  });

  it("that is damaged stops the start", async () => {
    await writeFile(join(root, "secret"), "half");
    await expect(openDataFolder(root, { exclusive: "shared" })).rejects.toThrow(/is damaged: restore it/);
  });
});

describe("an exclusive folder", () => {
  it("refuses a second opener in a sentence that names the process", async () => {
    const held = await openDataFolder(root, { exclusive: "exclusive" });
    const second = openDataFolder(root, { exclusive: "exclusive" });
    await expect(second).rejects.toBeInstanceOf(DataFolderError);
    await expect(second).rejects.toThrow(new RegExp(`in use by process ${process.pid}: stop that one first`));
    await held.release();
    const third = await openDataFolder(root, { exclusive: "exclusive" });
    await third.release();
  });

  it("goes to one of many that come at once", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => openDataFolder(root, { exclusive: "exclusive" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is taken over from a process that is gone", async () => {
    const gone = spawn(process.execPath, ["-e", ""]);
    await new Promise((ended) => gone.once("exit", ended));
    await writeFile(join(root, "lock"), `${gone.pid} 12345`);
    const folder = await openDataFolder(root, { exclusive: "exclusive" });
    expect(await readFile(join(root, "lock"), "utf8")).toMatch(new RegExp(`^${process.pid} `));
    await folder.release();
  });

  it.each([
    ["a later process that got the same number", `${process.pid} 1`],
    ["nobody", ""],
    ["nonsense", "not a number"],
  ])("is taken over from %s", async (_name, lock) => {
    await writeFile(join(root, "lock"), lock);
    const folder = await openDataFolder(root, { exclusive: "exclusive" });
    await folder.release();
    expect(await readdir(root)).not.toContain("lock");
  });

  it("can be shared where PostgreSQL holds the data", async () => {
    const held = await openDataFolder(root, { exclusive: "exclusive" });
    await expect(openDataFolder(root, { exclusive: "shared" })).resolves.toMatchObject({ secret: held.secret });
    await held.release();
  });
});
