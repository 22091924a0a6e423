import type { TopicCard } from "~/features/topics/types";
import type { FeedLine, FeedReason } from "./rules";

/** Why a topic stands where it does: the reason in one word, and the reckoning. `tag`: which followed one, of that reason. */
export type FeedWhy = { reason: FeedReason; tag: string | null; lines: FeedLine[]; sum: number };

/** A card that says why it is there; `why` is null where the order is by last activity alone. */
export type FeedCard = TopicCard & { why: FeedWhy | null };
