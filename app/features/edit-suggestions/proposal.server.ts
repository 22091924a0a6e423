import type { RefuseReason } from "@moderation";
import type { MemberContext } from "~/platform/context";
import { filesNewTo } from "~/features/files/writing.server";
import type { PostInPlace } from "~/features/posts/queries.server";
import { whyNotBody, whyNotTitle, type TextRefusal } from "~/features/posts/rules";
import { whyNotShow, type BakedBody } from "~/features/posts/writing.server";

// What a text must keep to that is to stand in somebody else's post: when it is suggested, and when it is approved.

/** What can be wrong with a proposed text, besides its tags. */
export type ProposalRefusal = "nothing-changed" | "too-complex" | "alt-text-missing" | "suggestion-files" | "files-not-taken" | "files-need-trust" | "file-not-allowed" | TextRefusal | RefuseReason;

/**
 * Why a text cannot be proposed for a post; null when it can. Pictures and files the post did not show yet come by an edit alone: until the suggestion is
 * approved nobody but their owner could see them, and unused they would be swept away.
 */
export async function whyNotPropose(ctx: MemberContext, post: PostInPlace, { title, baked }: { title: string | null; baked: BakedBody }): Promise<{ refusal: ProposalRefusal; detail?: Record<string, string | number> } | null> {
  const wrong = (title === null ? null : whyNotTitle(title)) ?? whyNotBody(baked.body, post.kind, post.topicKind);
  if (wrong) return { refusal: wrong.refusal, detail: { limit: wrong.limit } };
  if ((await filesNewTo(ctx, post, baked.files)).length > 0) return { refusal: "suggestion-files" };
  return whyNotShow(post.board, { trust: ctx.actor.trust, moderates: post.moderates }, baked);
}

/** Where the checks on content look at a proposed text: what stands already is not reviewed again. */
export function judgedAsEdit({ board, moderates }: PostInPlace): { board: { id: string; reviewPolicy: "none" }; moderates: boolean } {
  return { board: { id: board.id, reviewPolicy: "none" }, moderates };
}

/** Whether a text is what the post says already. */
export function isSame(post: PostInPlace, text: { body: string; title: string | null; tags: string[] }): boolean {
  const isOpening = post.kind === "opening";
  return text.body === post.body && (!isOpening || ((text.title ?? post.title) === post.title && text.tags.join() === post.tags.join()));
}
