import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText, tagField } from "~/kernel/fields";
import { boardSlug } from "~/features/boards/schema";
import { topicKinds } from "~/features/boards/types";
import { draftMarkField } from "~/features/drafts/schema";
import { bodyField, editReasonField, idField } from "~/features/posts/schema";
import { topicSorts, topPeriods } from "./types";

const tags = z.array(tagField).max(limits.tagsMax, "too-many-tags").transform((list) => [...new Set(list)]);
/** Judged by whyNotTitle; here only bounded, trimmed and kept to one safe line. */
const title = plainText(0, limits.titleMax * 2);

export const newTopicSchema = z.strictObject({ board: boardSlug, kind: z.enum(topicKinds), title, body: bodyField, tags: tags.optional(), publishAt: z.iso.datetime({ offset: true }).optional(), draft: draftMarkField.optional() });
export const topicEditSchema = z.strictObject({
  title: title.optional(), body: bodyField, tags: tags.optional(), version: z.coerce.number().int().min(1), reason: editReasonField, draft: draftMarkField.optional(),
});
export const reasonSchema = z.strictObject({ reason: plainText(0, limits.reasonMax).optional() });
export const moveSchema = z.strictObject({ board: boardSlug, reason: plainText(0, limits.reasonMax).optional() });
const reason = plainText(0, limits.reasonMax).optional();
const posts = z.array(idField).min(1).max(200);
export const slowModeSchema = z.strictObject({ seconds: z.int().min(0).max(86_400), reason });
/** A time in ISO 8601 with a zone. */
export const timerSchema = z.strictObject({ at: z.iso.datetime({ offset: true }), reason });
/** Null: at once. */
export const publicationSchema = z.strictObject({ at: z.iso.datetime({ offset: true }).nullable() });
export const movePostsSchema = z.strictObject({ to: idField, posts, reason });
export const splitSchema = z.strictObject({ title, board: boardSlug.optional(), posts, reason });
export const mergeSchema = z.strictObject({ to: idField, reason });
export const readingSchema = z.strictObject({ lastPostId: idField });
export const topicListSchema = z.strictObject({
  board: boardSlug.optional(),
  tag: tagField.optional(),
  author: z.string().max(60).optional(),
  kind: z.enum(topicKinds).optional(),
  sort: z.enum(topicSorts).default("latest"),
  period: z.enum(topPeriods).default("all"),
});

/** A title as far as it is typed. */
export const similarSchema = z.strictObject({ title: plainText(0, limits.titleMax * 2).default(""), board: boardSlug.optional(), kind: z.enum(topicKinds).optional() });

export type NewTopicInput = z.output<typeof newTopicSchema>;
export type TopicListQuery = z.output<typeof topicListSchema>;
