import { z } from "zod";
import { draftFieldsSchema } from "~/features/drafts/schema";
import { fileKinds } from "~/features/files/types";
import { id, time } from "./common";

export const picture = z
  .strictObject({
    kind: z.literal("picture"), id, url: z.string(), width: z.int(), height: z.int(), moving: z.boolean(),
    variants: z.array(z.strictObject({ format: z.enum(["webp", "avif"]), width: z.int(), url: z.string() })),
  })
  .meta({ id: "Picture", description: "Encoded anew, upright, without metadata. AVIF variants follow within minutes." });

export const file = z
  .strictObject({ kind: z.enum(fileKinds), id, url: z.string(), name: z.string(), size: z.int() })
  .meta({ id: "File", description: "A file that is no picture, kept as it came. `size` in bytes; `name` without folders. Opened, it is saved under its name, never shown in place." });

export const draft = z
  .strictObject({ key: z.string(), fields: draftFieldsSchema, version: z.int(), updatedAt: time })
  .meta({ id: "Draft", description: "What a form held, as typed." });

export const draftCard = z
  .strictObject({ ...draft.omit({ fields: true }).shape, place: z.enum(["topic", "reply", "under", "edit"]), href: z.string().nullable(), about: z.string().nullable(), excerpt: z.string() })
  .meta({ id: "DraftCard", description: "`href` is the page to write on; null when that place is gone. `excerpt`: the first words." });
