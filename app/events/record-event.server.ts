import { Prisma } from "@prisma-client";
import type { Db } from "~/platform/db/open";
import { eventPayloads, type NewEvent } from "./catalogue";

type Stamp = { newId(): string; now: Date; requestId: string | null };

/**
 * Writes facts in the caller's transaction, in one statement, and wakes the dispatchers once it commits.
 * Throws when a payload is not the catalogue's: only a bug can cause that.
 */
export async function recordEvents(db: Db, events: readonly NewEvent[], { newId, now, requestId }: Stamp): Promise<void> {
  const rows = events.map(({ type, actorId, subjectType, subjectId, boardId = null, occurredAt = now, imported = false, payload }) => {
    const checked = JSON.stringify(eventPayloads[type].parse(payload));
    return Prisma.sql`(${newId()}, ${type}, ${actorId}, ${subjectType}, ${subjectId}, ${boardId}, ${occurredAt}, ${now}, ${requestId}, ${imported}, ${checked}::jsonb)`;
  });
  await db.$queryRaw`
    WITH facts AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId", "occurredAt", "recordedAt", "requestId", "imported", "payload")
      VALUES ${Prisma.join(rows)}
    )
    SELECT pg_notify('kindling_events', '')::text`;
}
