import { getFeedWeights } from "~/features/discovery/queries.server";
import { feedWeightsSchema } from "~/features/discovery/schema";
import { setFeedWeights } from "~/features/discovery/set-feed-weights.server";
import { endpoint } from "./endpoint";
import { feedWeightsShape } from "./shapes/discovery";

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
