import { z } from "zod";
import { reportReasons } from "~/features/reports/types";
import { id, time, named, postKind, author } from "./common";

const reportedPost = z.strictObject({
  type: z.literal("post"), id, topicId: id, topicTitle: z.string(), board: z.string(), author, bodyHtml: z.string(), state: z.string(), version: z.int(),
});

const reportedMember = z.strictObject({ type: z.literal("member"), id, handle: z.string(), displayName: z.string() });

export const report = z
  .strictObject({
    id, reason: z.enum(reportReasons), note: z.string(), state: z.enum(["open", "upheld", "rejected"]), createdAt: time, reporter: named,
    subject: z.discriminatedUnion("type", [reportedPost, reportedMember]),
  })
  .meta({ id: "Report" });

export const heldPost = z
  .strictObject({
    id, topicId: id, topicTitle: z.string(), board: z.string(), kind: postKind, author, bodyHtml: z.string(), heldFor: z.array(z.string()), createdAt: time, version: z.int(),
  })
  .meta({ id: "HeldPost" });

export const auditEntry = z
  .strictObject({
    id, at: time, actor: z.string().nullable(), action: z.string(), subjectType: z.string(), subjectId: z.string(), reason: z.string(),
    before: z.unknown(), after: z.unknown(),
  })
  .meta({ id: "AuditEntry" });

export const delivery = z
  .strictObject({
    id, eventId: id, consumer: z.string(), attempts: z.int(), lastError: z.string(), type: z.string(), subjectType: z.string(), subjectId: z.string(), occurredAt: time,
  })
  .meta({ id: "Delivery" });
