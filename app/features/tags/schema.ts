import { z } from "zod";
import { longText, plainText, tagField } from "~/kernel/fields";
import { limits } from "~/kernel/limits";
import { boardSlug } from "~/features/boards/schema";
import { groupTagsMax } from "./rules";
import { tagSorts } from "./types";

const version = z.coerce.number().int().min(1);
const reason = plainText(1, limits.reasonMax);

/** A description: a line for lists, and a text in Markdown. */
export const describeSchema = z.strictObject({
  summary: plainText(0, limits.tagSummaryMax), body: longText(0, limits.tagBodyMax), version, reason: plainText(0, limits.reasonMax).optional(),
});
export const tagRestoreSchema = z.strictObject({ to: version, version });
export const tagMergeSchema = z.strictObject({ into: tagField, reason });
export const tagRenameSchema = z.strictObject({ name: tagField, reason });
export const synonymSchema = z.strictObject({ alias: tagField });

const groupSlug = z.string().regex(/^[a-z0-9-]{2,40}$/, "slug-malformed");
const groupName = plainText(0, limits.boardNameMax);
const names = z.strictObject({ en: groupName.default(""), zh: groupName.default("") }).refine(({ en, zh }) => en !== "" || zh !== "", "required");
const groupTags = z.array(tagField).max(groupTagsMax, "too-many-group-tags").transform((tags) => [...new Set(tags)]);

export const newTagGroupSchema = z.strictObject({ slug: groupSlug, name: names, oneOf: z.boolean().default(false), tags: groupTags.default([]) });
export const tagGroupChangeSchema = z.strictObject({ name: names.optional(), oneOf: z.boolean().optional(), tags: groupTags.optional(), version });

export const tagListSchema = z.strictObject({
  q: plainText(0, limits.tagMax).transform((text) => text.replace(/^#/, "").normalize("NFKC").toLowerCase()).default(""),
  group: groupSlug.optional(),
  sort: z.enum(tagSorts).default("popular"),
});
export const textSuggestionSchema = z.strictObject({
  title: plainText(0, limits.titleMax * 2).default(""), body: longText(0, limits.articleMax).default(""), board: boardSlug.optional(),
});

export type DescribeInput = z.output<typeof describeSchema>;
export type NewTagGroupInput = z.output<typeof newTagGroupSchema>;
export type TagGroupChangeInput = z.output<typeof tagGroupChangeSchema>;
export type TagListQuery = z.output<typeof tagListSchema>;
export type TextSuggestionInput = z.output<typeof textSuggestionSchema>;
