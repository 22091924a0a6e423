import { type createTopic } from "~/features/topics/create-topic.server";
import { plainMarkdown } from "~/features/posts/test-support/write";
import type { Context, MemberContext } from "~/platform/context";
import { actingAs, makeBoard, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";

/** A context whose renderer is plain, so that a test of rules waits for no thread. */
export function makeScene(): TestContext {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  return test;
}

/** An open board, who writes there and who looks after it. */
export async function makePeople(): Promise<{ open: CastBoard; author: CastMember; moderator: CastMember }> {
  const { ctx } = makeScene();
  const open = await makeBoard(ctx, { slug: "open" });
  const author = await makeMember(ctx, { handle: "author", trust: 2 });
  return { open, author, moderator: await makeMember(ctx, { handle: "keeper-of-open", moderates: [open] }) };
}

export const topic = (wish: Partial<Parameters<typeof createTopic>[1]> = {}) => ({ board: "open", kind: "discussion" as const, title: "How do I cut a tenon", body: "With a saw.", ...wish });
export const eventsOf = async (ctx: Context, subjectId: string) => (await ctx.db.event.findMany({ where: { subjectId } })).map(({ type }) => type).sort();
export const as = (ctx: Context, member: CastMember): MemberContext => actingAs(ctx, member);
