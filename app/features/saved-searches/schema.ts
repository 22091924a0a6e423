import { z } from "zod";
import { plainText } from "~/kernel/fields";
import { queryLengthMax } from "~/features/search/rules";
import { savedSearchNameMax } from "./rules";

const q = plainText(1, queryLengthMax);
const name = plainText(0, savedSearchNameMax);

/** A search to keep; without a name it goes by its query. */
export const savedSearchSchema = z.strictObject({ q, name: name.default(""), mail: z.boolean().default(false) });
/** What is left out stays. `looked`: its results have been looked at, so nothing is new. */
export const savedSearchChangeSchema = z.strictObject({ name: name.optional(), mail: z.boolean().optional(), looked: z.literal(true).optional() });

const box = z.literal("on").optional();

/** The same as the pages' forms post it. */
export const savedSearchForm = z.strictObject({ q, name: name.default(""), mail: box });
export const savedSearchChangeForm = z.strictObject({ wanted: z.enum(["kept", "gone"]), name: name.default(""), mail: box });
