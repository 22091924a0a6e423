import { refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { findTopicLocked, type FoundTopic } from "./writing.server";

/** Does the work under the topic's lock if the actor looks after its board; else refuses. */
export async function asModerator<T, R extends string>(
  outer: MemberContext, id: string, work: (ctx: MemberContext, topic: FoundTopic) => Promise<Result<T, R>>,
): Promise<Result<T, R | "not-found" | "forbidden">> {
  const { actor } = outer;
  return outer.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const topic = await findTopicLocked(ctx, id);
    if (!topic) return refused("not-found");
    return topic.moderates ? work(ctx, topic) : refused("forbidden");
  });
}
