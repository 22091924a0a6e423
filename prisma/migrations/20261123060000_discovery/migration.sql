-- What a member chose for their feed: how much each term counts.
CREATE TABLE "FeedWeight" (
  "memberId" TEXT NOT NULL,
  "term" TEXT NOT NULL,
  "weight" DOUBLE PRECISION NOT NULL CHECK ("weight" >= 0),
  CONSTRAINT "FeedWeight_pkey" PRIMARY KEY ("memberId", "term"),
  CONSTRAINT "FeedWeight_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Topics like a topic, and when they were last looked for.
ALTER TABLE "Topic" ADD COLUMN "relatedAt" TIMESTAMPTZ(3);
CREATE TABLE "RelatedTopic" (
  "topicId" TEXT NOT NULL,
  "relatedId" TEXT NOT NULL CHECK ("relatedId" <> "topicId"),
  "score" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "RelatedTopic_pkey" PRIMARY KEY ("topicId", "relatedId"),
  CONSTRAINT "RelatedTopic_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "RelatedTopic_relatedId_fkey" FOREIGN KEY ("relatedId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RelatedTopic_relatedId_idx" ON "RelatedTopic"("relatedId");

-- What more happens to than usual, and the best of each week. Votes of a span of time are found by a small index over
-- blocks: they lie in about the order of their times.
CREATE INDEX "Vote_updatedAt_idx" ON "Vote" USING BRIN ("updatedAt");
CREATE TABLE "Trend" (
  "kind" TEXT NOT NULL CHECK ("kind" IN ('topic', 'tag')),
  "subject" TEXT NOT NULL,
  "burst" DOUBLE PRECISION NOT NULL,
  "recent" INTEGER NOT NULL,
  "people" INTEGER NOT NULL,
  "usual" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "Trend_pkey" PRIMARY KEY ("kind", "subject")
);
CREATE INDEX "Trend_kind_burst_idx" ON "Trend"("kind", "burst" DESC);
CREATE TABLE "WeeklyBest" (
  "week" TEXT NOT NULL CHECK ("week" ~ '^[0-9]{4}-W[0-9]{2}$'),
  "topicId" TEXT NOT NULL,
  "score" DOUBLE PRECISION NOT NULL,
  "votes" INTEGER NOT NULL,
  "replies" INTEGER NOT NULL,
  CONSTRAINT "WeeklyBest_pkey" PRIMARY KEY ("week", "topicId"),
  CONSTRAINT "WeeklyBest_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "WeeklyBest_topicId_idx" ON "WeeklyBest"("topicId");
CREATE TABLE "WeekReckoned" (
  "week" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "WeekReckoned_pkey" PRIMARY KEY ("week")
);

-- When a member was here, and when the visit before ended.
ALTER TABLE "Account" ADD COLUMN "seenAt" TIMESTAMPTZ(3), ADD COLUMN "lastVisitEndedAt" TIMESTAMPTZ(3);
