import { z } from "zod";
import { refused } from "~/kernel/result";
import { decideSuggestion } from "~/features/edit-suggestions/decide-suggestion.server";
import { findSuggestion, listMySuggestions, listPostSuggestions, listToDecide } from "~/features/edit-suggestions/queries.server";
import { decisionSchema, suggestionSchema } from "~/features/edit-suggestions/schema";
import { suggestEdit } from "~/features/edit-suggestions/suggest-edit.server";
import { withdrawSuggestion } from "~/features/edit-suggestions/withdraw-suggestion.server";
import { endpoint, noContent } from "./endpoint";
import { base } from "./match";
import { listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { suggestion, suggestionCard, suggestionDecision } from "./shapes/edits";

const version = z.int().min(1).max(1_000_000);

export const suggest = endpoint({
  id: "suggestEdit", method: "POST", path: "/posts/:id/suggestions", summary: "Suggest a changed text for somebody else's question, article or answer; send the version you started from",
  scope: "write", actor: "member", params: byId, body: suggestionSchema.extend({ version }), answers: { 201: suggestion },
  async handle({ ctx, params, body }) {
    const made = await suggestEdit(ctx, { ...body, postId: params.id });
    if (!made.ok) return made;
    const shown = await findSuggestion(ctx, made.value.id);
    return shown ? { status: 201, body: shown, headers: { Location: `${base}/edit-suggestions/${made.value.id}` } } : refused("not-found");
  },
});

export const ofPost = endpoint({
  id: "listPostEditSuggestions", method: "GET", path: "/posts/:id/suggestions", summary: "Edits suggested for a post, the latest first: all for who has a say in them, your own for others",
  scope: "read", actor: "member", params: byId, query: listQuery({}), answers: { 200: pageOf(suggestionCard) },
  async handle({ ctx, params, query }) {
    const page = await listPostSuggestions(ctx, params.id, query);
    return page ? { status: 200, body: page } : refused("not-found");
  },
});

export const mine = endpoint({
  id: "listMyEditSuggestions", method: "GET", path: "/me/suggestions", summary: "Edits you have suggested, the latest first", scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(suggestionCard) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listMySuggestions(ctx, query) }),
});

export const toDecide = endpoint({
  id: "listEditSuggestions", method: "GET", path: "/edit-suggestions", summary: "Suggested edits you can decide on, the oldest first", scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(suggestionCard) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listToDecide(ctx, query) }),
});

export const getOne = endpoint({
  id: "getEditSuggestion", method: "GET", path: "/edit-suggestions/:id", summary: "A suggested edit with the text it changes and the text it proposes", scope: "read", actor: "member", params: byId, answers: { 200: suggestion },
  async handle({ ctx, params }) {
    const shown = await findSuggestion(ctx, params.id);
    return shown ? { status: 200, body: shown } : refused("not-found");
  },
});

export const decide = endpoint({
  id: "decideEditSuggestion", method: "PUT", path: "/edit-suggestions/:id/decision", summary: "Approve a suggested edit, as it is or with a text of yours, or reject it with a reason; `version` is the suggestion's",
  scope: "write", actor: "member", params: byId, body: decisionSchema.extend({ version }), answers: { 200: suggestionDecision },
  async handle({ ctx, params, body }) {
    const decided = await decideSuggestion(ctx, { ...body, id: params.id });
    return decided.ok ? { status: 200, body: decided.value } : decided;
  },
});

export const withdraw = endpoint({
  id: "withdrawEditSuggestion", method: "DELETE", path: "/edit-suggestions/:id", summary: "Withdraw your suggested edit", scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const withdrawn = await withdrawSuggestion(ctx, params.id);
    return withdrawn.ok ? noContent : withdrawn;
  },
});
