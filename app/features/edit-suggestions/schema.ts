import { z } from "zod";
import { plainText } from "~/kernel/fields";
import { limits } from "~/kernel/limits";
import { bodyField } from "~/features/posts/schema";
import { topicEditSchema } from "~/features/topics/schema";

const { title, tags, version } = topicEditSchema.shape;

/** A changed text and why; title and tags of an opening post alone. `version` is the post's. */
export const suggestionSchema = z.strictObject({ body: bodyField, title, tags, reason: plainText(1, limits.reasonMax), version });

/** A decision; with a text, that one is approved in place of the suggested one. `version` is the suggestion's. */
export const decisionSchema = z.strictObject({
  decision: z.enum(["approved", "rejected"]), reason: plainText(0, limits.reasonMax).optional(), body: bodyField.optional(), title, tags, version,
});
