import { z } from "zod";
import { reactionKinds } from "./types";

const kind = z.enum(reactionKinds);

/** The reaction wanted on a post, or off it. */
export const reactionFormSchema = z.union([z.strictObject({ on: kind }), z.strictObject({ off: kind })]);
