import type { Context } from "~/platform/context";

/** Locks a member's row until the transaction ends: what they may do so many times is counted one at a time. Taken before any other lock. */
export async function lockMember(ctx: Pick<Context, "db">, id: string): Promise<void> {
  await ctx.db.$queryRaw`SELECT 1 AS "locked" FROM "Member" WHERE "id" = ${id} FOR NO KEY UPDATE`;
}
