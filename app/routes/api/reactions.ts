import { z } from "zod";
import { setReaction } from "~/features/reactions/set-reaction.server";
import { endpoint } from "./endpoint";
import { byIdAndReaction } from "./params";
import { reaction } from "./shapes/posts";

const answers = { 200: z.strictObject({ reactions: z.array(reaction) }) };

export const putReaction = endpoint({
  id: "react", method: "PUT", path: "/posts/:id/reactions/:kind", summary: "React to a post; it does not count as a vote",
  scope: "write", actor: "member", params: byIdAndReaction, answers,
  async handle({ ctx, params }) {
    const set = await setReaction(ctx, { postId: params.id, kind: params.kind, wanted: "on" });
    return set.ok ? { status: 200, body: { reactions: set.value.reactions } } : set;
  },
});

export const deleteReaction = endpoint({
  id: "unreact", method: "DELETE", path: "/posts/:id/reactions/:kind", summary: "Take a reaction back",
  scope: "write", actor: "member", params: byIdAndReaction, answers,
  async handle({ ctx, params }) {
    const set = await setReaction(ctx, { postId: params.id, kind: params.kind, wanted: "off" });
    return set.ok ? { status: 200, body: { reactions: set.value.reactions } } : set;
  },
});
