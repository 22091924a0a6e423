import { z } from "zod";
import { feedReasons, feedTerms, feedWeights } from "~/features/discovery/rules";
import type { FeedWhy } from "~/features/discovery/types";
import { count, time } from "./common";
import { topicCard } from "./topics";

const why = z
  .strictObject({ reason: z.enum(feedReasons), tag: z.string().nullable(), terms: z.array(z.strictObject({ term: z.enum(feedTerms), points: z.number() })), sum: z.number() })
  .meta({ id: "FeedWhy", description: "Why a topic stands where it does in `for-you`: its terms in powers of ten, weighted, which add up to `sum`; rounded to hundredths. `tag`: which followed one, when that is the reason." });

/** A topic's card; with `why` in the order `for-you`. */
export const explainedCard = topicCard.extend({ why: why.optional() }).meta({ id: "ExplainedCard" });

/** The reckoning as the API answers it. */
export function showWhy({ reason, tag, lines, sum }: FeedWhy): z.input<typeof why> {
  return { reason, tag, terms: lines.map(({ term, hundredths }) => ({ term, points: hundredths / 100 })), sum: sum / 100 };
}

const weight = z.literal([...feedWeights]);
export const feedWeightsShape = z
  .strictObject({ response: weight, age: weight, size: weight, topic: weight, board: weight, tags: weight, author: weight, unseen: weight, own: weight })
  .meta({ id: "FeedWeights", description: "How much each term counts: 0, 0.5, 1 or 2." });

const relatedTopic = topicCard.pick({ id: true, slug: true, url: true, kind: true, title: true, board: true, replyCount: true, solved: true, closed: true }).meta({ id: "RelatedTopic" });
export const relatedTopics = z.strictObject({ items: z.array(relatedTopic) });

const burst = { recent: count, people: count, usual: z.number() };
export const trendsShape = z
  .strictObject({
    topics: z.array(topicCard.extend(burst).meta({ id: "TrendingTopic" })),
    tags: z.array(z.strictObject({ name: z.string(), ...burst }).meta({ id: "TrendingTag" })),
  })
  .meta({ id: "Trends", description: "`recent`: votes and replies of the last 24 hours, by so many `people`; `usual`: a day's mean of the 28 days before. Tags count boards everybody may read." });

export const bestQuery = z.strictObject({ week: z.string().max(10).optional() });
export const weekShape = z
  .strictObject({
    week: z.string(), start: time, end: time, isRunning: z.boolean(), previous: z.string().nullable(), next: z.string().nullable(),
    topics: z.array(topicCard.extend({ votesThen: z.int(), repliesThen: count }).meta({ id: "BestTopic" })),
  })
  .meta({ id: "WeekOfBest", description: "`week` as 2026-W47, Monday to Sunday in UTC. `votesThen`, `repliesThen`: what a topic received in that week." });

export const newsShape = z
  .strictObject({ since: time.nullable(), topics: z.array(topicCard.extend({ isNewTopic: z.boolean(), repliesSince: count }).meta({ id: "TopicSince" })) })
  .meta({ id: "News", description: "`since` is null until there was a visit before the present one." });
