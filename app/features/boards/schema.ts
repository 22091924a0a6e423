import { z } from "zod";
import { limits } from "~/kernel/limits";
import { longText, plainText, tagField } from "~/kernel/fields";
import { fileKinds } from "~/features/files/types";
import { altTexts, reviewPolicies, topicKinds, visibilities } from "./types";

export const boardSlug = z.string().regex(/^[a-z0-9-]{2,40}$/, "slug-malformed");
export const groupSlug = z.string().regex(/^[a-z0-9-]{2,40}$/, "slug-malformed");

const fields = {
  name: plainText(1, limits.boardNameMax),
  description: plainText(0, limits.boardDescriptionMax),
  guidelines: longText(0, limits.guidelinesMax),
  template: longText(0, limits.templateMax),
  topicKinds: z.array(z.enum(topicKinds)).min(1, "required").max(4),
  requiredTags: z.array(tagField).max(limits.tagsMax, "too-many-tags"),
  requiredTagGroups: z.array(groupSlug).max(limits.tagsMax, "too-many-tags"),
  altText: z.enum(altTexts),
  fileKinds: z.array(z.enum(fileKinds)).max(fileKinds.length),
  minTrust: z.coerce.number().int().min(0).max(4),
  reviewPolicy: z.enum(reviewPolicies),
  visibility: z.enum(visibilities),
  groups: z.array(groupSlug).max(20),
  hue: z.coerce.number().int().min(1).max(8),
  position: z.coerce.number().int().min(0).max(10_000),
  parent: boardSlug.nullable(),
};

export const newBoardSchema = z.strictObject({
  slug: boardSlug,
  name: fields.name,
  description: fields.description.default(""),
  guidelines: fields.guidelines.default(""),
  template: fields.template.default(""),
  topicKinds: fields.topicKinds.default(["discussion", "question", "article"]),
  requiredTags: fields.requiredTags.default([]),
  requiredTagGroups: fields.requiredTagGroups.default([]),
  altText: fields.altText.default("asked"),
  fileKinds: fields.fileKinds.default([]),
  minTrust: fields.minTrust.default(0),
  reviewPolicy: fields.reviewPolicy.default("none"),
  visibility: fields.visibility.default("public"),
  groups: fields.groups.default([]),
  hue: fields.hue.default(1),
  position: fields.position.default(0),
  parent: fields.parent.default(null),
});

export const boardChangeSchema = z.strictObject({ ...fields, version: z.coerce.number().int().min(1) }).partial({
  name: true, description: true, guidelines: true, template: true, topicKinds: true, requiredTags: true, requiredTagGroups: true, altText: true, fileKinds: true, minTrust: true,
  reviewPolicy: true, visibility: true, groups: true, hue: true, position: true, parent: true,
});

export const newGroupSchema = z.strictObject({ slug: groupSlug, name: plainText(1, limits.boardNameMax) });

export type NewBoardInput = z.output<typeof newBoardSchema>;
export type BoardChangeInput = z.output<typeof boardChangeSchema>;
