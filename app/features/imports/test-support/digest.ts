import { createHash } from "node:crypto";
import type { Db } from "~/platform/db/open";

/** Moments of the run itself, which two runs cannot share. */
const runColumns: Record<string, string[]> = { Event: ["recordedAt", "dispatched"] };

const tables = ["Board", "Member", "Topic", "Post", "Event", "HandleHistory", "PostRevision", "Vote", "AuditEntry"] as const;

/** A hash over all rows of the tables an import writes, and those it must not write, in order of their ids. */
export async function digestOf(db: Db): Promise<string> {
  const hash = createHash("sha256");
  for (const table of tables) {
    hash.update(`\n${table}\n`);
    for await (const row of rowsOf(db, table)) hash.update(`${row}\n`);
  }
  return hash.digest("hex");
}

const pageRows = 1_000;

async function* rowsOf(db: Db, table: (typeof tables)[number]): AsyncGenerator<string> {
  const dropped = (runColumns[table] ?? []).map((column) => ` - '${column}'`).join("");
  const key = { HandleHistory: `"handleFolded"`, PostRevision: `"postId"`, Vote: `"postId" || "memberId"` }[String(table)] ?? `"id"`;
  for (let after = ""; ; ) {
    const rows = await db.$queryRawUnsafe<{ key: string; row: string }[]>(
      `SELECT ${key} AS "key", (to_jsonb("t")${dropped})::text AS "row" FROM "${table}" "t"
       WHERE ${key} > $1 ORDER BY ${key} LIMIT ${pageRows}`,
      after,
    );
    for (const { row } of rows) yield row;
    if (rows.length < pageRows) return;
    after = rows.at(-1)?.key ?? "";
  }
}
