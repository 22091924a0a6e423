import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The module names of tsconfig.json, for Vite and Vitest. */
export const alias = {
  "~": here("app"),
  "@search": here("search/index.ts"),
  "@moderation": here("moderation/index.ts"),
  "@prisma-client": here("prisma/generated/client.ts"),
};

export default defineConfig({
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  resolve: { alias },
  build: {
    target: "es2022", // the Prisma client uses top-level await
    assetsInlineLimit: 0, // the content security policy has no data: for scripts and styles
    sourcemap: false,
  },
});
