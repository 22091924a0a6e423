import { detailOf } from "~/kernel/problem";
import type { Locale } from "~/kernel/words";
import type { ReactionKind, ReactionView } from "~/features/reactions/types";

/** Asks the server; answers with the post's reactions now, or what was wrong in the reader's language. */
export async function sendReaction(postId: string, kind: ReactionKind, wanted: "on" | "off", locale: Locale): Promise<{ reactions: ReactionView[] } | { problem: string }> {
  const answer = await fetch(`/api/v1/posts/${postId}/reactions/${kind}`, { method: wanted === "on" ? "PUT" : "DELETE", keepalive: true, headers: { "Accept-Language": locale } }).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (answer?.ok && isReactions(body)) return body;
  return { problem: detailOf(body) };
}

function isReactions(body: unknown): body is { reactions: ReactionView[] } {
  return typeof body === "object" && body !== null && "reactions" in body && Array.isArray(body.reactions);
}
