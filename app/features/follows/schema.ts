import { z } from "zod";
import { tagField } from "~/kernel/fields";
import { boardSlug } from "~/features/boards/schema";
import { idField } from "~/features/posts/schema";
import { followLevels } from "./types";

const handle = z.string().regex(/^[a-z0-9_-]{1,60}$/i).toLowerCase();

/** What stands in an address: the kind of thing and its name. */
export const followTarget = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("topic"), subject: idField }),
  z.strictObject({ type: z.literal("board"), subject: boardSlug }),
  z.strictObject({ type: z.literal("tag"), subject: tagField }),
  z.strictObject({ type: z.literal("member"), subject: handle }),
]);
export type FollowTarget = z.output<typeof followTarget>;

export const followSchema = z.strictObject({ level: z.enum(followLevels) });
/** What the page's form posts; "none" takes the choice back. */
export const followFormSchema = z.strictObject({ level: z.enum([...followLevels, "none"]) });
