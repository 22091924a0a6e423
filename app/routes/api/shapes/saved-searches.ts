import { z } from "zod";
import { count, id, time } from "./common";

export const savedSearch = z
  .strictObject({ id, q: z.string(), name: z.string(), mail: z.boolean(), newCount: count, createdAt: time, lookedAt: time })
  .meta({ id: "SavedSearch", description: "`name` is empty when it has none of its own. `newCount`: found since `lookedAt`, run every hour; 50 means at least so many." });
