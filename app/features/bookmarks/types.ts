import type { PostKind } from "~/features/posts/types";

/** A post somebody keeps at hand. `due`: its time to be reminded has come. */
export type Bookmark = { postId: string; note: string; remindAt: string | null; due: boolean; createdAt: string };

/** A bookmark in the list: what it leads to as far as the member may see it; null when it is gone or out of sight. */
export type BookmarkCard = Bookmark & { post: { kind: PostKind; topicId: string; title: string; author: string; excerpt: string } | null };
