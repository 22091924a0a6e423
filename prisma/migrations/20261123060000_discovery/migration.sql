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
