import { z } from "zod";

// What the API answers: the views of the features, field by field, so that nothing else can slip out. Here is what several of them are made of.

export const id = z.string();
export const time = z.iso.datetime();
export const count = z.int();
export const trust = z.int().min(0).max(4);
export const named = z.strictObject({ handle: z.string(), displayName: z.string() });
export const postKind = z.enum(["opening", "reply", "answer", "comment"]);

export const author = z
  .strictObject({ id, handle: z.string(), displayName: z.string(), avatarUrl: z.string().nullable(), isStaff: z.boolean() })
  .meta({ id: "Author" });

export const bestAnswer = z.strictObject({ id, excerpt: z.string(), accepted: z.boolean() });
export const ofBoard = z.strictObject({ slug: z.string(), name: z.string() });
export const twoNames = z.strictObject({ en: z.string(), zh: z.string() });

export const problemShape = z
  .strictObject({
    type: z.string(), title: z.string(), status: z.int(), detail: z.string(), code: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457. `code` is the name of the rule that refused." });
