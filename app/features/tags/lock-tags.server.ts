import type { Context } from "~/platform/context";

type LockedTag = { name: string; root: string; moving: boolean };

/**
 * Takes tags for oneself until the transaction ends: the families of `asked` and of the others, by name, so that two who change tags do not wait in a ring.
 * Whoever is writing a topic with one of them is waited for; whoever begins to, waits. Returns what `asked` stands for, or null, and all rows as they are now.
 */
export async function lockTags(ctx: Context, asked: string, others: readonly string[]): Promise<{ root: string | null; rows: LockedTag[] }> {
  const names = [asked, ...others];
  for (;;) {
    const held = await ctx.db.$queryRaw<{ name: string }[]>`
      SELECT "name" FROM "Tag" WHERE "root" IN (SELECT "root" FROM "Tag" WHERE "name" = ANY(${names})) ORDER BY "name" FOR UPDATE`;
    const rows = await ctx.db.$queryRaw<LockedTag[]>`
      SELECT "name", "root", "moving" FROM "Tag" WHERE "root" IN (SELECT "root" FROM "Tag" WHERE "name" = ANY(${names}))`;
    // A family may have grown while it was waited for.
    if (rows.every(({ name }) => held.some((row) => row.name === name))) return { root: rows.find(({ name }) => name === asked)?.root ?? null, rows };
  }
}
