import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const root = here(".");
export const migrations = here("prisma/migrations");
export const cache = here(".cache");
export const markdownWorker = here(".cache/markdown-worker.js");
export const cardWorker = here(".cache/card-worker.js");
export const templateName = "migrated_template";
