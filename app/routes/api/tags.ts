import { z } from "zod";
import type { ActorContext } from "~/platform/context";
import { findFollow } from "~/features/follows/queries.server";
import { describeTag, restoreDescription } from "~/features/tags/describe-tag.server";
import { mergeTag } from "~/features/tags/merge-tag.server";
import { findTag, listTagGroups, listTags } from "~/features/tags/queries.server";
import { renameTag } from "~/features/tags/rename-tag.server";
import { listTagEdits } from "~/features/tags/revisions.server";
import { changeTagGroup, createTagGroup, deleteTagGroup } from "~/features/tags/save-group.server";
import { describeSchema, newTagGroupSchema, tagGroupChangeSchema, tagListSchema, tagMergeSchema, tagRenameSchema, tagRestoreSchema } from "~/features/tags/schema";
import { addSynonym, removeSynonym } from "~/features/tags/set-synonym.server";
import { endpoint, noContent, type Refused } from "./endpoint";
import { base } from "./match";
import { cutPage, listQuery, pageOf } from "./paging";
import { bySlug, byTag, byTagAndAlias } from "./params";
import { tagCard, tagDetail, tagGroup, tagRevision } from "./shapes/tags";

const gone: Refused = { ok: false, refusal: "not-found" };
const version = z.int().min(1).max(1_000_000);

/** The tag as it is now, by any of its names. */
async function shown(ctx: ActorContext, asked: string) {
  const tag = await findTag(ctx, asked);
  if (!tag) return gone;
  const { names: _names, asked: _asked, ...view } = tag;
  const { actor } = ctx;
  return { status: 200 as const, body: { ...view, follow: actor.kind === "member" ? await findFollow({ ...ctx, actor }, "tag", tag.name) : null } };
}

export const allTags = endpoint({
  id: "listTags", method: "GET", path: "/tags", summary: "Tags with the number of topics every guest may read, by any part of their names", scope: "read", actor: "anyone",
  query: listQuery(tagListSchema.shape), answers: { 200: pageOf(tagCard) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listTags(ctx, query) }),
});

export const getTag = endpoint({
  id: "getTag", method: "GET", path: "/tags/:name", summary: "A tag by its name or a synonym; `name` is the one it goes by", scope: "read", actor: "anyone",
  params: byTag, answers: { 200: tagDetail }, handle: ({ ctx, params }) => shown(ctx, params.name),
});

export const describe = endpoint({
  id: "describeTag", method: "PATCH", path: "/tags/:name", summary: "Write a tag's description; from trust level 2", scope: "write", actor: "member",
  params: byTag, body: describeSchema.extend({ version }), answers: { 200: tagDetail },
  async handle({ ctx, params, body }) {
    const described = await describeTag(ctx, { tag: params.name, ...body });
    return described.ok ? shown(ctx, described.value.name) : described;
  },
});

export const revisions = endpoint({
  id: "listTagRevisions", method: "GET", path: "/tags/:name/revisions", summary: "What a tag's description said before, the newest first", scope: "read", actor: "anyone",
  params: byTag, query: listQuery({}), answers: { 200: pageOf(tagRevision) },
  async handle({ ctx, params, query }) {
    const page = await listTagEdits(ctx, params.name, query);
    return page ? { status: 200, body: { items: page.items.map(({ next: _next, ...edit }) => edit), nextCursor: page.nextCursor } } : gone;
  },
});

export const restoreRevision = endpoint({
  id: "restoreTagRevision", method: "POST", path: "/tags/:name/revisions/restoration", summary: "Make a description say again what it said in an earlier version", scope: "moderate", actor: "member",
  params: byTag, body: tagRestoreSchema.extend({ to: version, version }), answers: { 200: tagDetail },
  async handle({ ctx, params, body }) {
    const restored = await restoreDescription(ctx, { tag: params.name, ...body });
    return restored.ok ? shown(ctx, restored.value.name) : restored;
  },
});

export const putSynonym = endpoint({
  id: "addSynonym", method: "PUT", path: "/tags/:name/synonyms/:alias", summary: "Let a word stand for a tag", scope: "moderate", actor: "member",
  params: byTagAndAlias, answers: { 204: null },
  async handle({ ctx, params }) {
    const added = await addSynonym(ctx, { tag: params.name, alias: params.alias });
    return added.ok ? noContent : added;
  },
});

export const deleteSynonym = endpoint({
  id: "removeSynonym", method: "DELETE", path: "/tags/:name/synonyms/:alias", summary: "Let a word stand for a tag no more", scope: "moderate", actor: "member",
  params: byTagAndAlias, answers: { 204: null },
  async handle({ ctx, params }) {
    const removed = await removeSynonym(ctx, { tag: params.name, alias: params.alias });
    return removed.ok ? noContent : removed;
  },
});

export const merge = endpoint({
  id: "mergeTag", method: "POST", path: "/tags/:name/merge", summary: "Make one tag of two; topics and followers go over in the background, old links lead on at once", scope: "moderate", actor: "member",
  params: byTag, body: tagMergeSchema, answers: { 200: tagDetail },
  async handle({ ctx, params, body }) {
    const merged = await mergeTag(ctx, { tag: params.name, ...body });
    return merged.ok ? shown(ctx, merged.value.name) : merged;
  },
});

export const rename = endpoint({
  id: "renameTag", method: "PUT", path: "/tags/:name/name", summary: "Give a tag another name; the old one stands for it", scope: "moderate", actor: "member",
  params: byTag, body: tagRenameSchema, answers: { 200: tagDetail },
  async handle({ ctx, params, body }) {
    const renamed = await renameTag(ctx, { tag: params.name, ...body });
    return renamed.ok ? shown(ctx, renamed.value.name) : renamed;
  },
});

export const allGroups = endpoint({
  id: "listTagGroups", method: "GET", path: "/tag-groups", summary: "Groups of tags, with what they hold", scope: "read", actor: "anyone",
  query: listQuery({}), answers: { 200: pageOf(tagGroup) },
  handle: async ({ ctx, query }) => ({ status: 200, body: cutPage(await listTagGroups(ctx), query, ({ slug }) => slug) }),
});

export const makeGroup = endpoint({
  id: "createTagGroup", method: "POST", path: "/tag-groups", summary: "Make a group of tags", scope: "moderate", actor: "member", body: newTagGroupSchema, answers: { 201: tagGroup },
  async handle({ ctx, body }) {
    const made = await createTagGroup(ctx, body);
    return made.ok ? { status: 201, body: made.value, headers: { Location: `${base}/tag-groups` } } : made;
  },
});

export const editGroup = endpoint({
  id: "changeTagGroup", method: "PATCH", path: "/tag-groups/:slug", summary: "Change a group of tags; what is left out stays", scope: "moderate", actor: "member",
  params: bySlug, body: tagGroupChangeSchema.extend({ version }), answers: { 200: tagGroup },
  async handle({ ctx, params, body }) {
    const changed = await changeTagGroup(ctx, params.slug, body);
    return changed.ok ? { status: 200, body: changed.value } : changed;
  },
});

export const removeGroup = endpoint({
  id: "deleteTagGroup", method: "DELETE", path: "/tag-groups/:slug", summary: "Take a group of tags away; its tags stay", scope: "moderate", actor: "member",
  params: bySlug, answers: { 204: null },
  async handle({ ctx, params }) {
    const deleted = await deleteTagGroup(ctx, params.slug);
    return deleted.ok ? noContent : deleted;
  },
});
