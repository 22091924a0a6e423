import { randomBytes } from "node:crypto";
import { mkdir, rename } from "node:fs/promises";
import { build } from "esbuild";
import { bundleOptions } from "../../../bin/build.mjs";
import { cache, markdownWorker } from "../paths";

/** Bundles the markdown worker, which runs in a thread of its own and so outside Vitest's loader. */
export default async function setUp(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const temporary = `${markdownWorker}.${randomBytes(6).toString("hex")}`;
  await build({ ...bundleOptions, entryPoints: ["app/platform/markdown/worker.ts"], outfile: temporary });
  await rename(temporary, markdownWorker);
}
