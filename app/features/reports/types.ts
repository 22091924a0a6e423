import type { AuthorView } from "~/features/members/types";

export const reportReasons = ["spam", "abuse", "off-topic", "rights", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** A report as those who decide see it. */
export type ReportView = {
  id: string;
  reason: ReportReason;
  note: string;
  state: "open" | "upheld" | "rejected";
  createdAt: string;
  reporter: { handle: string; displayName: string };
  subject:
    | { type: "post"; id: string; topicId: string; topicTitle: string; board: string; author: AuthorView; bodyHtml: string; state: string; version: number }
    | { type: "member"; id: string; handle: string; displayName: string };
};

/** What staff did with power, as operators read it. */
export type AuditView = {
  id: string; at: string; actor: string | null; action: string; subjectType: string; subjectId: string; reason: string; before: unknown; after: unknown;
};
