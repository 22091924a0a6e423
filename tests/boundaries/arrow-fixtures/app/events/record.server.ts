import type { Db } from "~/platform/db/open";

export const record = (db: Db): Db => db;
