import { z } from "zod";
import { count, time } from "./common";

const share = z.number().min(0).max(1).nullable();
const ms = z.number().nullable();
const terms = z.array(z.strictObject({ term: z.string(), searches: count, zero: count, people: count, clickShare: share }));

export const searchFigures = z
  .strictObject({
    days: z.int(), searches: count, zeroShare: share, clickShare: share, medianMs: ms, p95Ms: ms, terms, inVain: terms,
    slowest: z.array(z.strictObject({ at: time, term: z.string(), filters: z.array(z.string()), tookMs: z.number(), total: count, engine: z.string() })),
  })
  .meta({ id: "SearchFigures", description: "`clickShare`: of searches on pages those a result was opened from, told by script. `people`: at least so many. An empty `term` is not shown, or there was none." });
