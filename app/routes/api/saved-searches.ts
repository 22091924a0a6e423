import { refused } from "~/kernel/result";
import { changeSavedSearch, removeSavedSearch } from "~/features/saved-searches/change-saved-search.server";
import { findSavedSearch, listSavedSearches } from "~/features/saved-searches/queries.server";
import { saveSearch } from "~/features/saved-searches/save-search.server";
import { savedSearchChangeSchema, savedSearchSchema } from "~/features/saved-searches/schema";
import { endpoint, noContent } from "./endpoint";
import { cutPage, listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { savedSearch } from "./shapes/saved-searches";

export const allSaved = endpoint({
  id: "listSavedSearches", method: "GET", path: "/me/saved-searches", summary: "Searches you keep, the latest first, with how much is new of each", scope: "read", actor: "member",
  query: listQuery({}), answers: { 200: pageOf(savedSearch) },
  handle: async ({ ctx, query }) => ({ status: 200, body: cutPage(await listSavedSearches(ctx), query, ({ id }) => id) }),
});

export const save = endpoint({
  id: "saveSearch", method: "POST", path: "/me/saved-searches", summary: "Keep a search: it is run again every hour for what is new; with `mail` you are written to, once a day at most",
  scope: "write", actor: "member", body: savedSearchSchema, answers: { 201: savedSearch },
  async handle({ ctx, body }) {
    const saved = await saveSearch(ctx, body);
    if (!saved.ok) return saved;
    const shown = await findSavedSearch(ctx, saved.value.id);
    return shown ? { status: 201, body: shown } : refused("not-found");
  },
});

export const change = endpoint({
  id: "changeSavedSearch", method: "PATCH", path: "/me/saved-searches/:id", summary: "Rename a search you keep, have mails of it or none, or, with `looked`, say that you have looked at its results",
  scope: "write", actor: "member", params: byId, body: savedSearchChangeSchema, answers: { 200: savedSearch },
  async handle({ ctx, params, body }) {
    const changed = await changeSavedSearch(ctx, { ...body, id: params.id });
    if (!changed.ok) return changed;
    const shown = await findSavedSearch(ctx, params.id);
    return shown ? { status: 200, body: shown } : refused("not-found");
  },
});

export const remove = endpoint({
  id: "removeSavedSearch", method: "DELETE", path: "/me/saved-searches/:id", summary: "Keep a search no more", scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    await removeSavedSearch(ctx, params.id);
    return noContent;
  },
});
