import { z } from "zod";
import { topicKinds } from "~/features/boards/types";
import { searchKinds } from "~/features/search/types";
import { count, id, ofBoard, time } from "./common";

const counted = z.array(z.strictObject({ value: z.string(), count }));

export const searchHit = z
  .strictObject({
    type: z.enum(["topic", "post"]), id, url: z.url(), kind: z.enum([...searchKinds, "opening"]), title: z.string(), excerptHtml: z.string(), board: ofBoard,
    author: z.strictObject({ handle: z.string(), displayName: z.string(), avatarUrl: z.string().nullable() }), tags: z.array(z.string()), score: z.int(), replyCount: count, solved: z.boolean(), createdAt: time,
  })
  .meta({ id: "SearchHit", description: "`excerptHtml`: text with what was searched for in mark elements; nothing else in it is markup." });

export const searchAnswer = z
  .strictObject({
    items: z.array(searchHit), total: count, totalIsEstimate: z.boolean(), facets: z.strictObject({ boards: counted, kinds: counted, tags: counted }),
    corrections: z.array(z.strictObject({ from: z.string(), to: z.string() })), loose: z.boolean(), unknown: z.array(z.string()), engine: z.enum(["sql", "meilisearch"]), tookMs: z.number(), nextCursor: z.string().nullable(),
  })
  .meta({ id: "SearchAnswer", description: "`total` and facets count topics, of a search for posts posts. `loose`: some items have not all the words. `unknown`: filters of `q` whose value means nothing." });

const moment = time.nullable();

export const searchState = z
  .strictObject({
    hasServer: z.boolean(), documents: count, waiting: count, downSince: moment, lastError: z.string().nullable(), nextTryAt: moment, comparedAt: moment, browsedAt: moment, drift: count.nullable(), isRebuildWanted: z.boolean(),
    indexes: z.array(z.strictObject({ name: z.string(), isLive: z.boolean(), confirmed: count, inFlight: count, refused: count, madeAt: time })), refusals: z.array(z.strictObject({ postId: id, error: z.string() })),
  })
  .meta({ id: "SearchState", description: "`documents`: what the search in the database knows. `waiting`: how many of them the server's live index is still to be sent." });
export const searchSuggestions = z
  .strictObject({
    topics: z.array(z.strictObject({ id, label: z.string(), url: z.url(), kind: z.enum(topicKinds), solved: z.boolean(), board: ofBoard })),
    boards: z.array(z.strictObject({ slug: z.string(), label: z.string(), url: z.url(), hue: z.int() })),
    tags: z.array(z.strictObject({ label: z.string(), url: z.url(), count })),
    members: z.array(z.strictObject({ id, label: z.string(), url: z.url(), handle: z.string(), avatarUrl: z.string().nullable() })),
  })
  .meta({ id: "SearchSuggestions", description: "At most eight topics and three of each of the others. A tag's `count`: topics you may read." });
