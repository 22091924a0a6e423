import { z } from "zod";
import { listDrafts, findDraft } from "~/features/drafts/queries.server";
import { saveDraft } from "~/features/drafts/save-draft.server";
import { draftSchema } from "~/features/drafts/schema";
import { dropDraft } from "~/features/drafts/drop-draft.server";
import { endpoint, noContent } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byKey } from "./params";
import { time } from "./shapes/common";
import { draft, draftCard } from "./shapes/writing";

export const allDrafts = endpoint({
  id: "listDrafts", method: "GET", path: "/drafts", summary: "What you began and have not sent, the latest changed first",
  scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(draftCard) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listDrafts(ctx, query) }),
});

export const getDraft = endpoint({
  id: "getDraft", method: "GET", path: "/drafts/:key", summary: "A draft of yours", scope: "read", actor: "member", params: byKey, answers: { 200: draft },
  async handle({ ctx, params }) {
    const found = await findDraft(ctx, params.key);
    return found ? { status: 200, body: found } : { ok: false, refusal: "not-found" };
  },
});

export const putDraft = endpoint({
  id: "saveDraft", method: "PUT", path: "/drafts/:key",
  summary: "Keep a text you are writing; `version` is the one it was begun from, 0 for a new one. The key says where it goes: `topic-` and 26 random characters, `reply-<topic>`, `under-<post>`, `edit-<post>`",
  scope: "write", actor: "member", params: byKey, body: draftSchema, answers: { 200: z.strictObject({ version: z.int(), updatedAt: time }) },
  async handle({ ctx, params, body }) {
    const saved = await saveDraft(ctx, { ...body, key: params.key });
    return saved.ok ? { status: 200, body: saved.value } : saved;
  },
});

export const deleteDraft = endpoint({
  id: "deleteDraft", method: "DELETE", path: "/drafts/:key", summary: "Discard a draft; with `version` only when it is the one kept", scope: "write", actor: "member",
  params: byKey, query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000_000).optional() }), answers: { 204: null },
  async handle({ ctx, params, query }) {
    const dropped = await dropDraft(ctx, params.key, query.version);
    return dropped.ok ? noContent : dropped;
  },
});
