import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";

/** A changed role ends the sessions opened before it: the next sign-in carries the new rights. */
export async function endSessionsOnRoleChange(ctx: Context, event: RecordedEvent): Promise<void> {
  await ctx.db.session.deleteMany({ where: { memberId: event.subjectId, signedInAt: { lt: event.occurredAt } } });
  await ctx.db.apiToken.deleteMany({ where: { memberId: event.subjectId, createdAt: { lt: event.occurredAt } } });
}
