import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { idField } from "~/features/posts/schema";
import { figureDays } from "./rules";
import { closingReasons } from "./types";

const reason = plainText(0, limits.reasonMax).optional();

/** `of`: the question a duplicate repeats. `note`: what to improve, or why it does not belong. */
export const closingSchema = z.strictObject({ reason: z.enum(closingReasons), of: idField.optional(), note: reason, mergeAnswers: z.boolean().optional() });
export const reopeningSchema = z.strictObject({ note: reason });
export const acceptanceSchema = z.strictObject({ postId: idField, reason });
export const unacceptanceSchema = z.strictObject({ reason });
export const staleMarkSchema = z.strictObject({ reason: plainText(1, limits.reasonMax) });
export const staleDismissalSchema = z.strictObject({ reason });
/** One of 7, 30 and 90. */
export const figureDaysField = z.coerce.number().int().refine((days) => figureDays.some((one) => one === days), "malformed");
