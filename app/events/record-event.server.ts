import type { Db } from "~/platform/db/open";
import { eventPayloads, type NewEvent } from "./catalogue";

type Stamp = { id: string; now: Date; requestId: string | null };

/**
 * Writes one fact in the caller's transaction and wakes the dispatchers once it commits.
 * Throws when the payload is not the catalogue's: only a bug can cause that.
 */
export async function recordEvent(db: Db, event: NewEvent, stamp: Stamp): Promise<void> {
  const payload = JSON.stringify(eventPayloads[event.type].parse(event.payload));
  await db.$queryRaw`
    WITH fact AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId",
        "occurredAt", "recordedAt", "requestId", "imported", "payload")
      VALUES (${stamp.id}, ${event.type}, ${event.actorId}, ${event.subjectType}, ${event.subjectId},
        ${event.boardId ?? null}, ${event.occurredAt ?? stamp.now}, ${stamp.now}, ${stamp.requestId},
        ${event.imported ?? false}, ${payload}::jsonb)
    )
    SELECT pg_notify('kindling_events', '')::text`;
}
