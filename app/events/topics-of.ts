import type { RecordedEvent } from "./catalogue";

/** The topics that facts about topics and their posts speak of, each once. */
export function topicsOf(events: readonly RecordedEvent[]): string[] {
  return [...new Set(events.map(({ subjectType, subjectId, payload }) => (subjectType === "topic" ? subjectId : String(payload.topicId))))];
}
