import { z } from "zod";
import { plainText } from "~/kernel/fields";
import { limits } from "~/kernel/limits";
import { roles } from "~/features/members/rules";

const reason = plainText(1, limits.reasonMax);
const trust = z.enum(["0", "1", "2", "3", "4"]).transform((level) => trustOf[level]);
const trustOf = { "0": 0, "1": 1, "2": 2, "3": 3, "4": 4 } as const;

/** One act of an operator on a member; the form says which. */
export const memberActSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("role"), role: z.enum(roles), granted: z.enum(["granted", "taken"]) }),
  z.strictObject({ act: z.literal("trust"), trust, reason }),
  z.strictObject({ act: z.literal("standing"), state: z.enum(["active", "suspended"]), reason }),
]);

export type MemberAct = z.output<typeof memberActSchema>;
