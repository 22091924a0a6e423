import { createTopic, type CreatedTopic } from "~/features/topics/create-topic.server";
import type { TopicKind } from "~/features/boards/types";
import { valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, type CastMember } from "../../../../tests/support/cast";
import { createPost, type CreatedPost } from "../create-post.server";

type Wish = { board: string; kind?: TopicKind; title?: string; body?: string; tags?: string[] };

let count = 0;

/** Opens a topic, past the rules of pace; title and body tell topics apart. */
export async function openTopic(ctx: Context, author: CastMember, wish: Wish): Promise<CreatedTopic> {
  count += 1;
  const input = { kind: "discussion" as const, title: `Topic number ${count}`, body: `Opening of topic ${count}`, ...wish };
  return valueOf(await createTopic(actingAs(unhurried(ctx), author), input));
}

/** Writes a reply, an answer or a comment, past the rules of pace. */
export async function reply(ctx: Context, author: CastMember, topicId: string, wish: { body?: string; replyTo?: string } = {}): Promise<CreatedPost> {
  count += 1;
  return valueOf(await createPost(actingAs(unhurried(ctx), author), { topicId, body: `Reply number ${count}`, ...wish }));
}

/** The same community with relaxed limits, inside transactions too. */
export function unhurried(ctx: Context): Context {
  const community = { ...ctx.community, relaxedLimits: true };
  return { ...ctx, community, transaction: (work) => ctx.transaction((inner) => work({ ...inner, community })) };
}

/** Markdown that costs nothing: links and mentions are counted by eye, images not at all. */
export const plainMarkdown: Context["ports"]["markdown"] = {
  version: 1,
  render: async (body) => ({
    ok: true,
    value: { html: `<p>${body}</p>`, text: body, linkCount: body.match(/https?:/g)?.length ?? 0, imageCount: 0, mentions: body.match(/@\w+/g) ?? [] },
  }),
  close: async () => undefined,
};
