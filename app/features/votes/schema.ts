import { z } from "zod";

/** The vote the member wants to have: 1, -1, or 0 for none. Never "toggle". */
export const voteSchema = z.strictObject({ value: z.union([z.literal(-1), z.literal(0), z.literal(1)]) });
