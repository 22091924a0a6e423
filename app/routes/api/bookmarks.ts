import { z } from "zod";
import { listBookmarks } from "~/features/bookmarks/queries.server";
import { bookmarkSchema } from "~/features/bookmarks/schema";
import { removeBookmark, setBookmark } from "~/features/bookmarks/set-bookmark.server";
import { endpoint, noContent } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { bookmarkCard } from "./shapes/marks";

export const allBookmarks = endpoint({
  id: "listBookmarks", method: "GET", path: "/bookmarks", summary: "Posts you keep at hand, the latest first; with `due` those whose reminder has come",
  scope: "read", actor: "member", query: listQuery({ due: z.enum(["true"]).optional() }), answers: { 200: pageOf(bookmarkCard) },
  handle: async ({ ctx, query: { due, ...request } }) => ({ status: 200, body: await listBookmarks(ctx, { ...request, due: due === "true" }) }),
});

export const putBookmark = endpoint({
  id: "bookmark", method: "PUT", path: "/posts/:id/bookmark", summary: "Keep a post at hand, with a note and a time to be reminded at",
  scope: "write", actor: "member", params: byId, body: bookmarkSchema, answers: { 204: null },
  async handle({ ctx, params, body: { note, remindAt } }) {
    const set = await setBookmark(ctx, { postId: params.id, note, remindAt: remindAt === undefined || remindAt === null ? remindAt : new Date(remindAt) });
    return set.ok ? noContent : set;
  },
});

export const deleteBookmark = endpoint({
  id: "removeBookmark", method: "DELETE", path: "/posts/:id/bookmark", summary: "Let a bookmark go", scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    await removeBookmark(ctx, params.id);
    return noContent;
  },
});
