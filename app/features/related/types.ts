import type { TopicCard } from "~/features/topics/types";

/** A topic like another one, as its readers are led to it. */
export type RelatedTopic = Pick<TopicCard, "id" | "slug" | "kind" | "title" | "board" | "replyCount" | "solved" | "closed">;

/** The name of the part of a topic's page that leads on. */
export function relatedPlace(topicId: string): string {
  return `related-${topicId}`;
}
