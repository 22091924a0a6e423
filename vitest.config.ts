import { defineConfig } from "vitest/config";
import { alias } from "./vite.config";

const everywhere = (pattern: string): string[] =>
  ["app", "bench", "bin", "moderation", "prisma", "search", "tests"].map((folder) => `${folder}/**/${pattern}`);

const onDatabase = everywhere("*.db.test.{ts,tsx}");
const onPostgres = everywhere("*.pg.test.ts");
const inBrowser = ["tests/journeys/**/*.test.ts"];
/** What is served in tests is what is served in production: React reads this when it is loaded. */
const served = { NODE_ENV: "production" } as const;
const planted = ["tests/boundaries/*-fixtures/**"];

/**
 * Four kinds of test, told apart by name: `*.db.test.ts` runs on both databases, `*.pg.test.ts` on
 * PostgreSQL alone, what is in tests/journeys in a browser, and any other without a database.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    environment: "node",
    env: { NODE_ENV: "test", TZ: "UTC" },
    maxWorkers: 2,
    isolate: false, // a worker loads the application once for all its files; what a file opens, it closes
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
    server: { deps: { external: [/\/build\/server\//] } }, // the built application is loaded as it is
    projects: [
      {
        extends: true,
        test: { name: "rules", include: everywhere("*.test.{ts,tsx}"), exclude: [...onDatabase, ...onPostgres, ...inBrowser, ...planted] },
      },
      {
        extends: true,
        test: {
          name: "pglite",
          include: onDatabase,
          exclude: inBrowser,
          env: { ...served, TEST_DATABASE_KIND: "pglite" },
          globalSetup: ["tests/support/set-up/snapshot.ts", "tests/support/set-up/workers.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [...onDatabase, ...onPostgres],
          exclude: inBrowser,
          env: { ...served, TEST_DATABASE_KIND: "postgres" },
          globalSetup: ["tests/support/set-up/cluster.ts", "tests/support/set-up/workers.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: inBrowser,
          env: { ...served, TEST_DATABASE_KIND: "pglite" },
          globalSetup: ["tests/support/set-up/snapshot.ts", "tests/support/set-up/workers.ts"],
          expect: { poll: { timeout: 15_000 } }, // a page wakes up when its script has come
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
