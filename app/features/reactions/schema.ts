import { z } from "zod";
import { reactionKinds } from "./types";

export const reactionSchema = z.strictObject({ kind: z.enum(reactionKinds), wanted: z.enum(["on", "off"]) });
