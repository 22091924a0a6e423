import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The module names of tsconfig.json, for Vite and Vitest. */
export const alias = {
  "~": here("app"),
  "@search-server": here("search/server.ts"),
  "@search": here("search/index.ts"),
  "@moderation": here("moderation/index.ts"),
  "@prisma-client": here("prisma/generated/client.ts"),
};

/** A part that this many others draw is drawn by most pages. */
const importersMin = 5;

/** Packages every page runs stand by themselves and stay in caches; small parts that most pages draw come as one file, where each alone would cost a request and compress worse. What brings styles of its own stays with those who draw it. */
function chunkOf(id: string, importers: number): string | undefined {
  if (/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(react|router)|turbo-stream)\//.test(id)) return "packages";
  return /\/app\/(ui|kernel|routes\/shell)\/(?!raw-text)[^/]+\.tsx?$/.test(id) && importers >= importersMin ? "common" : undefined;
}

export default defineConfig({
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  resolve: { alias },
  build: {
    target: "es2022", // the Prisma client uses top-level await
    assetsInlineLimit: 0, // the content security policy has no data: for scripts and styles
    sourcemap: false,
    rollupOptions: { output: { manualChunks: (id, { getModuleInfo }) => chunkOf(id, getModuleInfo(id)?.importers.length ?? 0) } },
  },
});
