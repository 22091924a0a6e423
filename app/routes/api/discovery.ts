import { getFeedWeights } from "~/features/discovery/queries.server";
import { feedWeightsSchema } from "~/features/discovery/schema";
import { setFeedWeights } from "~/features/discovery/set-feed-weights.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { endpoint, type Refused } from "./endpoint";
import { byId } from "./params";
import { feedWeightsShape, relatedTopics } from "./shapes/discovery";
import { urlOf } from "./topics";

const gone: Refused = { ok: false, refusal: "not-found" };

export const getWeights = endpoint({
  id: "getFeedWeights", method: "GET", path: "/me/feed-weights", summary: "How much each term of your feed counts",
  scope: "read", actor: "member", answers: { 200: feedWeightsShape },
  handle: async ({ ctx }) => ({ status: 200, body: await getFeedWeights(ctx) }),
});

export const putWeights = endpoint({
  id: "setFeedWeights", method: "PUT", path: "/me/feed-weights", summary: "Set how much each term of your feed counts; one left out counts 1",
  scope: "write", actor: "member", body: feedWeightsSchema, answers: { 200: feedWeightsShape },
  async handle({ ctx, body }) {
    await setFeedWeights(ctx, body);
    return { status: 200, body };
  },
});

export const getRelated = endpoint({
  id: "listRelatedTopics", method: "GET", path: "/topics/:id/related", summary: "Topics like that one, the most alike first, at most five",
  scope: "read", actor: "anyone", params: byId, answers: { 200: relatedTopics },
  async handle({ ctx, params }) {
    const found = await findTopicPage(ctx, params.id, { limit: 1, order: "flat" });
    return found ? { status: 200, body: { items: found.related.map((one) => ({ ...one, url: urlOf(ctx, one) })) } } : gone;
  },
});
