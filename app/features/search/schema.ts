import { z } from "zod";
import { queryLengthMax, resultsMax } from "./rules";
import { plainText, tagField } from "~/kernel/fields";
import { boardSlug } from "~/features/boards/schema";
import { searchKinds, searchSorts } from "./types";

/** What the search page's address says. What it says wrongly is as if it said nothing. */
export const searchPageSchema = z.object({
  q: z.string().trim().default("").transform((q) => q.slice(0, queryLengthMax)).catch(""),
  sort: z.enum(searchSorts).default("relevance").catch("relevance"),
  from: z.coerce.number().int().min(0).max(resultsMax).default(0).catch(0),
});

/** What is being typed. */
export const suggestSchema = z.strictObject({ q: plainText(0, queryLengthMax).default("") });

const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

/** The same over the API: filters may stand in the query or beside it. Strict: what is not understood is refused. */
export const searchSchema = z.strictObject({
  q: plainText(0, queryLengthMax).default(""),
  type: z.enum(["topic", "post"]).optional(),
  board: boardSlug.optional(),
  tag: tagField.optional(),
  author: z.string().min(1).max(60).optional(),
  kind: z.enum(searchKinds).optional(),
  solved: z.enum(["true", "false"]).optional(),
  after: day.optional(),
  before: day.optional(),
  sort: z.enum(searchSorts).default("relevance"),
});
