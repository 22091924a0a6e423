import { createHash } from "node:crypto";

const often = 3;
const namesMax = 300;
const seenMax = 2_000;

/**
 * Names for statements that are asked often, so that PostgreSQL parses and plans them once a connection instead of
 * each time. Rare ones stay nameless: each name costs memory on every connection, so there are at most 300.
 * Returns "" for a statement without a name, as the protocol has it.
 */
export function makeStatementNames(): (query: { sql: string }) => string {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= namesMax) return "";
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < often) {
      if (seen.size < seenMax) seen.set(sql, times);
      return "";
    }
    seen.delete(sql);
    const name = `k_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
