import { z } from "zod";
import { limits } from "~/kernel/limits";
import { longText } from "~/kernel/fields";
import { reminders } from "./rules";

const names = Object.keys(reminders).filter((name): name is keyof typeof reminders => name in reminders);

/** `remindAt` in ISO 8601 with a zone; null takes a reminder away, left out it stays. */
export const bookmarkSchema = z.strictObject({ note: longText(0, limits.reasonMax).default(""), remindAt: z.iso.datetime({ offset: true }).nullable().optional() });

/** What the page's form posts. */
export const bookmarkFormSchema = z.strictObject({
  wanted: z.enum(["on", "off"]), note: longText(0, limits.reasonMax).optional(), back: z.enum(["bookmarks", "due"]).optional(), remind: z.enum(["keep", "none", ...names]).optional(),
});
