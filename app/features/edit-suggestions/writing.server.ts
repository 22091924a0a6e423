import type { Context } from "~/platform/context";

/** What an edit means to the suggestions that wait for the post: they change a text that stands no more. Under the post's lock. */
export async function outdateSuggestions(ctx: Context, post: { id: string; suggestionCount: number }): Promise<void> {
  if (post.suggestionCount === 0) return;
  await ctx.db.editSuggestion.updateMany({ where: { postId: post.id, state: "open" }, data: { state: "outdated" } });
  await countSuggestions(ctx, post.id);
}

/** Brings the number of suggestions that wait for a post in order, from the rows and under the post's lock. */
export async function countSuggestions(ctx: Context, postId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Post" SET "suggestionCount" = (SELECT count(*)::int FROM "EditSuggestion" s WHERE s."postId" = ${postId} AND s."state" = 'open') WHERE "id" = ${postId}`;
}
