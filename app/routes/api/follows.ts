import { type z } from "zod";
import { listFollows } from "~/features/follows/queries.server";
import { followSchema, followTarget, type FollowTarget } from "~/features/follows/schema";
import { setFollow } from "~/features/follows/set-follow.server";
import { endpoint, noContent, type Refused } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byFollow } from "./params";
import { follow } from "./shapes/marks";

const gone: Refused = { ok: false, refusal: "not-found" };
const targetOf = (params: z.output<typeof byFollow>): FollowTarget | null => followTarget.safeParse(params).data ?? null;

export const allFollows = endpoint({
  id: "listFollows", method: "GET", path: "/follows", summary: "What you follow, mute and block, the latest first",
  scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(follow) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listFollows(ctx, query) }),
});

export const putFollow = endpoint({
  id: "follow", method: "PUT", path: "/follows/:type/:subject", summary: "Follow or mute a topic (by id), a board (by slug), a tag or a member (by handle); block a member. Nobody is told",
  scope: "write", actor: "member", params: byFollow, body: followSchema, answers: { 204: null },
  async handle({ ctx, params, body }) {
    const target = targetOf(params);
    if (!target) return gone;
    const set = await setFollow(ctx, target, body.level);
    return set.ok ? noContent : set;
  },
});

export const deleteFollow = endpoint({
  id: "unfollow", method: "DELETE", path: "/follows/:type/:subject", summary: "Follow, mute or block it no more", scope: "write", actor: "member", params: byFollow, answers: { 204: null },
  async handle({ ctx, params }) {
    const target = targetOf(params);
    if (!target) return gone;
    const set = await setFollow(ctx, target, null);
    return set.ok ? noContent : set;
  },
});
