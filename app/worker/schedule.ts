import { dayMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { removeStaleSessions } from "~/features/accounts/sessions.server";
import { remindOfBookmarks } from "~/features/bookmarks/remind.server";
import { refreshBoardMonths } from "~/features/boards/refresh-counts.server";
import { makeAvif } from "~/features/files/make-avif.server";
import { removeOrphans } from "~/features/files/remove-files.server";
import { removeOldPreviews, retryPreviews } from "~/features/links/preview-links.server";
import { removeOldDrafts } from "~/features/drafts/remove-old-drafts.server";
import { endDuePolls } from "~/features/polls/end-poll.server";
import { remindAskers } from "~/features/questions/remind-askers.server";
import { sweepRelated } from "~/features/related/refresh-related.server";
import { indexLeftovers } from "~/features/search/write-documents.server";
import { careForIndex } from "~/features/search-index/care.server";
import { runSavedSearches } from "~/features/saved-searches/run-saved-searches.server";
import { foldSearchLog } from "~/features/search-log/fold-log.server";
import { moveLeftovers } from "~/features/tags/move-tag.server";
import { refreshAllTags, refreshLargeTags } from "~/features/tags/refresh-tags.server";
import { refreshBest } from "~/features/trends/refresh-best.server";
import { refreshTrends } from "~/features/trends/refresh-trends.server";
import { runTimers } from "~/features/topics/run-timers.server";
import { sweepHot } from "~/features/topics/refresh-hot.server";

/** Something done at regular times; `pattern` is a cron expression in UTC. What takes long ends early when the process stops. */
export type ScheduledTask = { name: string; pattern: string; run(ctx: Context, stopping?: AbortSignal): Promise<void> };

/** What happens by the clock. Several processes share it: each time is run once, a missed one at the next start. */
export const schedule: readonly ScheduledTask[] = [
  { name: "hot-fresh", pattern: "*/5 * * * *", run: (ctx) => sweepHot(ctx, "fresh") },
  { name: "hot-all", pattern: "7 * * * *", run: (ctx) => sweepHot(ctx, "all") },
  { name: "board-months", pattern: "13 3 * * *", run: refreshBoardMonths },
  { name: "stale-sessions", pattern: "23 * * * *", run: removeStaleSessions },
  { name: "bookmark-reminders", pattern: "* * * * *", run: remindOfBookmarks },
  { name: "acceptance-reminders", pattern: "17 * * * *", run: remindAskers },
  { name: "topic-timers", pattern: "* * * * *", run: runTimers },
  { name: "poll-ends", pattern: "* * * * *", run: endDuePolls },
  { name: "old-drafts", pattern: "43 3 * * *", run: removeOldDrafts },
  { name: "picture-orphans", pattern: "53 * * * *", run: removeOrphans },
  { name: "picture-avif", pattern: "* * * * *", run: makeAvif },
  { name: "old-previews", pattern: "33 4 * * *", run: removeOldPreviews },
  { name: "old-answers", pattern: "37 * * * *", run: removeOldAnswers },
  { name: "old-limits", pattern: "*/10 * * * *", run: removeOldLimits },
  { name: "tags-large", pattern: "17 * * * *", run: refreshLargeTags },
  { name: "tags-all", pattern: "3 4 * * *", run: refreshAllTags },
  { name: "tag-leftovers", pattern: "23 4 * * *", run: moveLeftovers },
  { name: "search-leftovers", pattern: "27 * * * *", run: indexLeftovers },
  { name: "search-care", pattern: "* * * * *", run: careForIndex },
  { name: "related-topics", pattern: "47 3 * * *", run: sweepRelated },
  { name: "trends", pattern: "*/15 * * * *", run: refreshTrends },
  { name: "weekly-best", pattern: "2 * * * *", run: refreshBest },
  { name: "saved-searches", pattern: "47 * * * *", run: runSavedSearches },
  { name: "search-log", pattern: "11 0 * * *", run: foldSearchLog },
  { name: "link-retries", pattern: "* * * * *", run: retryPreviews },
];

/** Answers kept for a repeated Idempotency-Key, after 24 hours. */
async function removeOldAnswers(ctx: Context): Promise<void> {
  await ctx.db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(ctx.now().getTime() - dayMs) } } });
}

async function removeOldLimits(ctx: Context): Promise<void> {
  await ctx.db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(ctx.now().getTime()) } } });
}
