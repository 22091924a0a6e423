-- What a member chose for their feed: how much each term counts.
CREATE TABLE "FeedWeight" (
  "memberId" TEXT NOT NULL,
  "term" TEXT NOT NULL,
  "weight" DOUBLE PRECISION NOT NULL CHECK ("weight" >= 0),
  CONSTRAINT "FeedWeight_pkey" PRIMARY KEY ("memberId", "term"),
  CONSTRAINT "FeedWeight_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
