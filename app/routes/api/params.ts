import { z } from "zod";
import { roles } from "~/features/members/rules";
import { draftKeyField } from "~/features/drafts/schema";
import { followSubjects } from "~/features/follows/types";
import { reactionKinds } from "~/features/reactions/types";
import { tagField } from "~/kernel/fields";
import { boardSlug } from "~/features/boards/schema";
import { idField } from "~/features/posts/schema";

const handle = z.string().regex(/^[a-z0-9_-]{1,60}$/i).toLowerCase();

/** What stands in paths. A value of another form is an unknown address: 404. */
export const byId = z.strictObject({ id: idField });
export const byIdAndReaction = z.strictObject({ id: idField, kind: z.enum(reactionKinds) });
export const byIdAndHandle = z.strictObject({ id: idField, handle });
export const byFollow = z.strictObject({ type: z.enum(followSubjects), subject: z.string().min(1).max(100) });
export const byIdAndTimer = z.strictObject({ id: idField, timer: z.enum(["open", "close", "unpin"]) });
export const bySlug = z.strictObject({ slug: boardSlug });
export const byTag = z.strictObject({ name: tagField });
export const byTagAndAlias = z.strictObject({ name: tagField, alias: tagField });
export const byHandle = z.strictObject({ handle });
export const bySlugAndHandle = z.strictObject({ slug: boardSlug, handle });
export const byHandleAndRole = z.strictObject({ handle, role: z.enum(roles) });
export const byToken = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{20,200}$/) });
export const byKey = z.strictObject({ key: draftKeyField });
/** `<eventId>:<consumer>` */
export const byDelivery = z.strictObject({ id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}:[a-z-]{1,60}$/) });
