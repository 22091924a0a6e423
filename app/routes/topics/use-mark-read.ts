import { useEffect } from "react";
import type { ShownPost } from "~/features/posts/types";

/** Tells the server how far the member has read; quietly, once a page. */
export function useMarkRead(topicId: string | null, posts: ShownPost[]): void {
  const lastPostId = posts.reduce((last, post) => (post.id > last ? post.id : last), "");
  useEffect(() => {
    if (!topicId || !lastPostId) return;
    const body = JSON.stringify({ lastPostId });
    void fetch(`/api/v1/topics/${topicId}/reading`, { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive: true }).catch(() => undefined);
  }, [topicId, lastPostId]);
}
