import { z } from "zod";
import { limits } from "~/kernel/limits";
import { draftMarkField } from "~/features/drafts/schema";
import { longText, plainText } from "~/kernel/fields";

/** A body as typed; its length rule depends on the kind and is judged by the command. Bounded before all else. */
export const bodyField = z
  .string()
  .max(limits.articleMax * 2 + 1000, "body-too-long")
  .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").trimEnd())
  .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "unsafe-characters");

export const idField = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, "id-malformed");
const version = z.coerce.number().int().min(1).max(1_000_000);

export const newPostSchema = z.strictObject({ body: bodyField, replyTo: idField.optional(), draft: draftMarkField.optional() });
/** Why an edit was made, for its history. */
export const editReasonField = plainText(0, limits.reasonMax).optional();

export const postEditSchema = z.strictObject({ body: bodyField, version, reason: editReasonField, draft: draftMarkField.optional() });
/** Which version to go back to, and the present one. */
export const revisionRestoreSchema = z.strictObject({ to: version, version });

export const postStateSchema = z.strictObject({
  state: z.enum(["visible", "hidden", "removed"]),
  reason: plainText(1, limits.reasonMax),
  version,
});
export const previewSchema = z.strictObject({ body: bodyField });
export const reportSchema = z.strictObject({
  subjectType: z.enum(["post", "member"]),
  subjectId: idField,
  reason: z.enum(["spam", "abuse", "off-topic", "rights", "other"]),
  note: longText(0, limits.reportNoteMax).optional(),
});
