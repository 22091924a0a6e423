import { randomBytes } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { bundleOptions } from "../../../bin/build.mjs";
import { cache, markdownWorker } from "../paths";

/** Bundles the markdown worker, which runs in a thread of its own and so outside Vitest's loader. */
export default async function setUp(): Promise<void> {
  const { outputFiles } = await build({
    ...bundleOptions,
    entryPoints: ["app/platform/markdown/worker.ts"],
    write: false,
  });
  await mkdir(cache, { recursive: true });
  const temporary = `${markdownWorker}.${randomBytes(6).toString("hex")}`;
  await writeFile(temporary, outputFiles[0]?.contents ?? "");
  await rename(temporary, markdownWorker);
}
