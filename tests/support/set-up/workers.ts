import { randomBytes } from "node:crypto";
import { mkdir, rename } from "node:fs/promises";
import { build } from "esbuild";
import { bundleOptions } from "../../../bin/build.mjs";
import { cache, cardWorker, markdownWorker } from "../paths";

/** Bundles the workers, which run in threads of their own and so outside Vitest's loader. */
export default async function setUp(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const workers = [{ entry: "app/platform/markdown/worker.ts", file: markdownWorker }, { entry: "app/platform/cards/worker.ts", file: cardWorker }];
  for (const { entry, file } of workers) {
    const temporary = `${file}.${randomBytes(6).toString("hex")}`;
    await build({ ...bundleOptions, entryPoints: [entry], outfile: temporary });
    await rename(temporary, file);
  }
}
