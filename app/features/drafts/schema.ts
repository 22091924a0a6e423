import { z } from "zod";
import { limits } from "~/kernel/limits";

const keyPattern = "(topic|reply|under|edit)-[0-9a-hjkmnp-tv-z]{26}";

/** Which place a text is for: `topic-` and 26 random characters, `reply-<topic>`, `under-<post>` or `edit-<post>`. */
export const draftKeyField = z.string().regex(new RegExp(`^${keyPattern}$`), "id-malformed");

/** As typed: bounded and free of what no database takes, nothing else is judged before it is sent. */
const typed = (max: number) => z.string().max(max, "too-long").refine((text) => text.isWellFormed() && !text.includes("\u0000"), "unsafe-characters");

/** More than a post may hold: one writes too much before one cuts. */
const bodyMax = limits.articleMax * 1.5;

export const draftFieldsSchema = z.strictObject({
  body: typed(bodyMax),
  title: typed(limits.titleMax * 4).optional(),
  tags: typed(limits.tagsMax * limits.tagMax * 4).optional(),
  board: typed(limits.boardNameMax).optional(),
  kind: typed(40).optional(),
  version: typed(12).optional(),
});

/** `version` is the one the text was begun from; 0 for a new draft. */
export const draftSchema = z.strictObject({ fields: draftFieldsSchema, version: z.int().min(0).max(1_000_000_000) });

/** The draft a sent text was kept as, `<key>@<version>`: it goes when the text is there. */
export const draftMarkField = z
  .string()
  .regex(new RegExp(`^${keyPattern}@\\d{1,9}$`), "id-malformed")
  .transform((text) => ({ key: text.slice(0, text.indexOf("@")), version: Number(text.slice(text.indexOf("@") + 1)) }));
