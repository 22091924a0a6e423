import { z } from "zod";
import { resultsMax } from "~/features/search/rules";
import { logSpans } from "./rules";

/** One of 7, 30 and 365. */
export const logDaysField = z.coerce.number().int().refine((days) => logSpans.some((one) => one === days), "malformed");

/** That the result at a place, counted from one, was opened. */
export const clickSchema = z.strictObject({ log: z.string().regex(/^[A-Za-z0-9_-]{22}$/), place: z.coerce.number().int().min(1).max(resultsMax) });
