import { getFeedWeights } from "~/features/discovery/queries.server";
import { feedWeightsSchema } from "~/features/discovery/schema";
import { setFeedWeights } from "~/features/discovery/set-feed-weights.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { getBoardTree } from "~/features/boards/queries.server";
import { findWeekOfBest, listSinceLastVisit, listTrendingTags, listTrendingTopics } from "~/features/trends/queries.server";
import { weekOf } from "~/features/trends/rules";
import { endpoint, type Refused } from "./endpoint";
import { byId } from "./params";
import { bestQuery, feedWeightsShape, newsShape, relatedTopics, trendsShape, weekShape } from "./shapes/discovery";
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

export const getTrends = endpoint({
  id: "listTrends", method: "GET", path: "/trends", summary: "Topics and tags with more votes and replies in the last 24 hours than usual, the furthest beyond it first",
  scope: "read", actor: "anyone", answers: { 200: trendsShape },
  async handle({ ctx }) {
    const tree = await getBoardTree(ctx);
    const topics = await listTrendingTopics(ctx, tree);
    return { status: 200, body: { topics: topics.map((topic) => ({ ...topic, url: urlOf(ctx, topic) })), tags: await listTrendingTags(ctx, tree) } };
  },
});

export const getBest = endpoint({
  id: "getWeeklyBest", method: "GET", path: "/weekly-best", summary: "The best topics of an ISO week you may read, at most ten; of the running one without `week`",
  scope: "read", actor: "anyone", query: bestQuery, answers: { 200: weekShape },
  async handle({ ctx, query }) {
    const best = await findWeekOfBest(ctx, query.week ?? weekOf(ctx.now()), await getBoardTree(ctx));
    return best ? { status: 200, body: { ...best, topics: best.topics.map((topic) => ({ ...topic, url: urlOf(ctx, topic) })) } } : gone;
  },
});

export const getNews = endpoint({
  id: "listSinceLastVisit", method: "GET", path: "/me/news", summary: "Topics opened or answered by others since your last visit with a browser ended, the latest first, at most fifteen",
  scope: "read", actor: "member", answers: { 200: newsShape },
  async handle({ ctx }) {
    const news = await listSinceLastVisit(ctx, await getBoardTree(ctx));
    return { status: 200, body: { since: news?.since ?? null, topics: (news?.topics ?? []).map((topic) => ({ ...topic, url: urlOf(ctx, topic) })) } };
  },
});
