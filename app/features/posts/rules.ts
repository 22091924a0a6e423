import type { Actor, Trust } from "~/kernel/actor";
import { dayMs } from "~/kernel/clock";
import { hasHan, isVisible, lengthOf, seenLengthOf } from "~/kernel/text";
import { limits } from "~/kernel/limits";
import type { PostKind, PostState } from "./types";

/** The same text by the same author in the same place within this time is the same post. */
export const sameWithinMs = 10 * 60 * 1000;
/** How long an author may take back a deletion. */
export const restorableMs = 30 * dayMs;
const depthMax = 6;

type Subject = { state: PostState; authorId: string };

/**
 * What the actor may see of a post on a board they can read: the post, a tombstone, or nothing.
 * `moderates`: the actor looks after the board.
 */
export function sightOf(actor: Actor, post: Subject, moderates: boolean): "whole" | "tombstone" | "nothing" {
  const isAuthor = actor.kind === "member" && actor.id === post.authorId;
  switch (post.state) {
    case "visible":
      return "whole";
    case "held":
      return isAuthor || moderates ? "whole" : "nothing";
    case "hidden":
      return isAuthor || moderates ? "whole" : "tombstone";
    case "removed":
      return moderates ? "whole" : "tombstone";
    case "deleted":
      return isAuthor || moderates ? "whole" : "tombstone";
  }
}

/** Whether a topic in that state exists for the actor at all. */
export function canSeeTopic(actor: Actor, topic: Subject, moderates: boolean): boolean {
  return sightOf(actor, topic, moderates) === "whole";
}

/** Whether the actor may change the post's text: the author while it lives, staff of the board always. */
export function canEdit(actor: Actor, post: Subject, moderates: boolean): boolean {
  if (actor.kind !== "member") return false;
  if (moderates) return post.state !== "deleted";
  return actor.id === post.authorId && ["held", "visible", "hidden"].includes(post.state);
}

/** How long an author may change what stands, by trust. */
const editWindowMs: Record<Trust, number> = { 0: dayMs, 1: dayMs, 2: 30 * dayMs, 3: Infinity, 4: Infinity };

/** Whether the author's time to change a post is over. A held post waits for its author as long as it is held. */
function isEditOver(actor: Actor, post: Subject & { createdAt: Date }, moderates: boolean, now: Date): boolean {
  if (actor.kind !== "member" || moderates || post.state === "held") return false;
  return now.getTime() - post.createdAt.getTime() > editWindowMs[actor.trust];
}

/** Why the actor may not change the post's text now; null when they may. `moderates`: the actor looks after the board. */
export function whyNotChange(actor: Actor, post: Subject & { createdAt: Date; lockedAt: Date | null }, moderates: boolean, now: Date): "forbidden" | "edit-window-over" | "topic-locked" | null {
  if (!canEdit(actor, post, moderates)) return "forbidden";
  if (isEditOver(actor, post, moderates, now)) return "edit-window-over";
  return post.lockedAt && !moderates ? "topic-locked" : null;
}

/** Within this time an author's change of their own mind leaves no trace. */
const graceMs = 5 * 60 * 1000;

/** Whether an edit changes the text that the same member has just written, so that the history need not keep it. `last`: the edit before. */
export function isInGrace(editorId: string, post: { authorId: string; createdAt: Date }, last: { editorId: string; editedAt: Date } | null, now: Date): boolean {
  const [writer, written] = last ? [last.editorId, last.editedAt] : [post.authorId, post.createdAt];
  return writer === editorId && now.getTime() - written.getTime() <= graceMs;
}

/** The states staff may set, from each state. */
export function canMoveTo(from: PostState, to: PostState): boolean {
  if (from === to || to === "held" || to === "deleted") return false;
  return from !== "deleted";
}

/** The kind a new post gets under a topic. */
export function kindOfReply(topicKind: string, replyTo: "topic" | "post"): PostKind {
  if (topicKind !== "question") return "reply";
  return replyTo === "post" ? "comment" : "answer";
}

type Parent = { id: string; path: string; depth: number; kind: PostKind; parentId: string | null; parentPath: string | null };

/**
 * Where a reply hangs. Under a question comments stand at depth 1 below the opening post or an
 * answer; elsewhere replies nest to depth 6 and deeper ones attach to the depth-6 ancestor's parent.
 */
export function placeReply(id: string, kind: PostKind, parent: Parent | null): { parentId: string | null; path: string; depth: number } {
  if (!parent || (kind === "reply" && parent.kind === "opening")) return { parentId: null, path: id, depth: 0 };
  if (kind === "comment") {
    const root = parent.kind === "comment" && parent.parentId ? parent.parentId : parent.id;
    return { parentId: root, path: `${root}/${id}`, depth: 1 };
  }
  const top = parent.depth >= depthMax && parent.parentId && parent.parentPath !== null
    ? { id: parent.parentId, path: parent.parentPath }
    : { id: parent.id, path: parent.path };
  return { parentId: top.id, path: `${top.path}/${id}`, depth: top.path.split("/").length };
}

export type TextRefusal = "title-too-short" | "title-too-long" | "body-required" | "body-too-long";

/** How long a body of the kind may be, in characters; of an opening post by the kind of its topic. */
export function bodyMaxOf(kind: PostKind, topicKind: string): number {
  return kind === "comment" ? limits.commentMax : kind === "opening" && topicKind === "article" ? limits.articleMax : limits.bodyMax;
}

/** Why a body is refused by its length; null when it fits. */
export function whyNotBody(body: string, kind: PostKind, topicKind: string): { refusal: TextRefusal; limit: number } | null {
  const max = bodyMaxOf(kind, topicKind);
  if (!isVisible(body)) return { refusal: "body-required", limit: 1 };
  return lengthOf(body) > max ? { refusal: "body-too-long", limit: max } : null;
}

/** Whether baked HTML shows a picture without words for those who do not see it. */
export function lacksAltText(html: string): boolean {
  return (html.match(/<img [^>]*>/g) ?? []).some((tag) => !isVisible(/ alt="([^"]*)"/.exec(tag)?.[1] ?? "") && !tag.includes(' class="lqip"'));
}

/** Why a title is refused by its length; null when it fits. Chinese says more in fewer characters. */
export function whyNotTitle(title: string): { refusal: TextRefusal; limit: number } | null {
  const min = hasHan(title) ? limits.titleMinHan : limits.titleMin;
  if (seenLengthOf(title) < min) return { refusal: "title-too-short", limit: min };
  return lengthOf(title) > limits.titleMax ? { refusal: "title-too-long", limit: limits.titleMax } : null;
}

