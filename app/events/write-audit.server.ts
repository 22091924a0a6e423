import type { Prisma } from "@prisma-client";
import type { Db } from "~/platform/db/open";

/** An act of power as a command states it. Before and after hold values, never secrets. */
export type NewAuditEntry = {
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  boardId?: string | null;
  reason?: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
};

type Stamp = { id: string; now: Date; requestId: string | null };

/** Writes one audit entry in the caller's transaction: no act without its entry. */
export async function writeAudit(db: Db, entry: NewAuditEntry, stamp: Stamp): Promise<void> {
  await db.auditEntry.create({
    data: { ...entry, id: stamp.id, at: stamp.now, requestId: stamp.requestId },
  });
}
