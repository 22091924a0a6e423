import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { boardSlug } from "~/features/boards/schema";
import { suggestMembers } from "~/features/members/suggest-members.server";
import { idField } from "~/features/posts/schema";
import { findSimilarTopics } from "~/features/topics/find-similar.server";
import { similarSchema } from "~/features/topics/schema";
import { textSuggestionSchema } from "~/features/tags/schema";
import { suggestTags, suggestTagsForText } from "~/features/tags/suggest-tags.server";
import { topicHref } from "~/features/topics/types";
import { rateLimits } from "~/http/limits";
import { endpoint } from "./endpoint";
import { memberSuggestion } from "./shapes/members";
import { tagSuggestion, textTagSuggestion } from "./shapes/tags";
import { similarTopic } from "./shapes/topics";

/** The beginning of a word; nothing typed finds nothing. */
const q = plainText(0, limits.displayNameMax).default("");
const typing = { scope: "read", actor: "member", limits: [{ limit: rateLimits.suggestions, per: "member" }] } as const;

export const members = endpoint({
  ...typing, id: "suggestMembers", method: "GET", path: "/suggestions/members", summary: "Members by the beginning of handle or name; those of a topic first",
  query: z.strictObject({ q, topic: idField.optional() }), answers: { 200: z.strictObject({ items: z.array(memberSuggestion) }) },
  handle: async ({ ctx, query }) => ({ status: 200, body: { items: await suggestMembers(ctx, query) } }),
});

export const tags = endpoint({
  ...typing, id: "suggestTags", method: "GET", path: "/suggestions/tags", summary: "Tags in use on boards you may read, by the beginning of any of their names; those of a board first. `create`: what was typed, when you may make it a tag",
  query: z.strictObject({ q, board: boardSlug.optional() }), answers: { 200: z.strictObject({ items: z.array(tagSuggestion), create: z.string().nullable() }) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await suggestTags(ctx, query) }),
});

export const tagsForText = endpoint({
  ...typing, id: "suggestTagsForText", method: "POST", path: "/suggestions/for-text", summary: "Tags for a text being written: from its words, from similar topics, from the board",
  body: textSuggestionSchema, answers: { 200: z.strictObject({ items: z.array(textTagSuggestion) }) },
  handle: async ({ ctx, body }) => ({ status: 200, body: { items: await suggestTagsForText(ctx, body) } }),
});

export const similar = endpoint({
  ...typing, id: "similarTopics", method: "GET", path: "/topics/similar", summary: "Topics you may read with a title like this one; while a question is written, questions first",
  query: similarSchema, answers: { 200: z.strictObject({ items: z.array(similarTopic) }) },
  async handle({ ctx, query }) {
    const found = await findSimilarTopics(ctx, query);
    return { status: 200, body: { items: found.map((topic) => ({ ...topic, url: ctx.community.origin + topicHref(topic) })) } };
  },
});
