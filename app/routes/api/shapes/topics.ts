import { z } from "zod";
import { topicKinds } from "~/features/boards/types";
import { fileKinds } from "~/features/files/types";
import { postStates } from "~/features/posts/types";
import { timerActs, topicActNames } from "~/features/topics/types";
import { id, time, count, named, bestAnswer, author } from "./common";
import { post } from "./posts";
import { question } from "./questions";

const topicFields = {
  id, slug: z.string(), url: z.url(), kind: z.enum(topicKinds), title: z.string(), tags: z.array(z.string()),
  board: z.strictObject({ slug: z.string(), name: z.string(), hue: z.int() }), author, score: z.int(), replyCount: count,
  createdAt: time, lastActivityAt: time, pinned: z.boolean(), locked: z.boolean(), solved: z.boolean(), closed: z.boolean(), sameCount: count, unread: z.boolean(),
  newReplies: count.nullable(), imported: z.boolean(),
};

export const topicCard = z.strictObject({ ...topicFields, excerpt: z.string(), lastPoster: named.nullable(), hot: z.number() }).meta({ id: "TopicCard" });

/** Something done to a topic; `by` is null when the clock did it. */
const topicAct = z
  .strictObject({ id, act: z.enum(topicActNames), by: z.strictObject({ handle: z.string(), displayName: z.string() }).nullable(), reason: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])), at: time })
  .meta({ id: "TopicAct" });

export const topic = z
  .strictObject({
    ...topicFields, state: z.enum(postStates), lockReason: z.string().nullable(), slowSeconds: z.int(), acts: z.array(topicAct), timers: z.array(z.strictObject({ act: z.enum(timerActs), at: time })),
    linkedFrom: z.array(z.strictObject({ id, slug: z.string(), title: z.string() })), acceptedPostId: id.nullable(), pollId: id.nullable(), lastReadPostId: id.nullable(), version: z.int(),
    sourceUrl: z.string().nullable(), source: z.string().nullable(), commentCount: count, question: question.nullable(),
    can: z.strictObject({ reply: z.boolean(), attach: z.array(z.enum(fileKinds)), edit: z.boolean(), moderate: z.boolean(), accept: z.boolean(), whyNotReply: z.string().nullable() }),
    opening: post,
  })
  .meta({ id: "Topic", description: "`version` is the opening post's: send it back with an edit." });

export const similarTopic = topicCard.pick({ id: true, slug: true, url: true, kind: true, title: true, board: true, replyCount: true, solved: true, closed: true }).extend({ answer: bestAnswer.nullable() }).meta({ id: "SimilarTopic", description: "`answer`: of a question, the one its readers see first." });
