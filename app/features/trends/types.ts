import type { TopicCard } from "~/features/topics/types";

/** A topic more happens to than usual: votes and replies of the last day, by how many members, and a day's mean before. */
export type TrendingTopic = TopicCard & { recent: number; people: number; usual: number };
export type TrendingTag = { name: string; recent: number; people: number; usual: number };
/** A topic among a week's best: what it received in that week. */
export type BestTopic = TopicCard & { votesThen: number; repliesThen: number };
/** A topic that is new since the member's last visit, or was answered by others since. */
export type TopicSince = TopicCard & { isNewTopic: boolean; repliesSince: number };

/** A week's best, with the weeks beside it that can be looked at. */
export type WeekOfBest = { week: string; start: string; end: string; isRunning: boolean; previous: string | null; next: string | null; topics: BestTopic[] };
