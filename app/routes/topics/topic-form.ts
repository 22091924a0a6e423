import { z } from "zod";
import { limits } from "~/kernel/limits";
import { splitTags } from "~/kernel/text";
import { newTopicSchema, topicEditSchema } from "~/features/topics/schema";

/** Tags as one types them, and those ticked below. */
const line = z.string().max(limits.tagsMax * limits.tagMax * 4);
const typedTags = z
  .union([line, z.array(line).max(limits.tagsMax * 4)])
  .transform((typed) => splitTags([typed].flat().join(" ")))
  .pipe(newTopicSchema.shape.tags.unwrap());

/** What the composer posts: the API's fields, with tags as text, and the time to publish at as the writer's wall clock shows it. */
export const topicFormSchema = newTopicSchema.extend({ tags: typedTags.optional(), version: topicEditSchema.shape.version, reason: topicEditSchema.shape.reason, publishAt: z.string().max(40).optional() });

/** What the composer posts for a new topic; `thenPoll` goes on to the page where a poll is put into it. */
export const newTopicFormSchema = topicFormSchema.omit({ version: true, reason: true }).extend({ thenPoll: z.literal("yes").optional() });
