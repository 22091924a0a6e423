import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles a worker thread's entry as the build does, and returns where it is. */
export async function bundleWorker(entry: string, name: string): Promise<string> {
  const outfile = at(`../../../../.cache/${name}.js`);
  await build({
    entryPoints: [at(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "~": at("../../../../app") },
    logLevel: "silent",
  });
  return outfile;
}
