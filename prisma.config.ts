import { defineConfig } from "prisma/config";

/** Where Prisma finds the schema (one file per feature) and the migrations. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
