-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "acceptanceReminders" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "staleAt" TIMESTAMPTZ(3),
ADD COLUMN     "staleReason" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "acceptanceDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "closedAs" TEXT,
ADD COLUMN     "reopenAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sameCount" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "QuestionClosing" (
    "topicId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "originalId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "closedById" TEXT,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionClosing_pkey" PRIMARY KEY ("topicId")
);

-- CreateTable
CREATE TABLE "CloseVote" (
    "topicId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "reason" TEXT,
    "originalId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CloseVote_pkey" PRIMARY KEY ("topicId","memberId")
);

-- CreateTable
CREATE TABLE "SameQuestion" (
    "topicId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SameQuestion_pkey" PRIMARY KEY ("topicId","memberId")
);

-- CreateTable
CREATE TABLE "StaleMark" (
    "postId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "isEnough" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaleMark_pkey" PRIMARY KEY ("postId","memberId")
);

-- CreateIndex
CREATE INDEX "QuestionClosing_originalId_idx" ON "QuestionClosing"("originalId");

-- CreateIndex
CREATE INDEX "CloseVote_memberId_idx" ON "CloseVote"("memberId");

-- CreateIndex
CREATE INDEX "SameQuestion_memberId_idx" ON "SameQuestion"("memberId");

-- CreateIndex
CREATE INDEX "StaleMark_memberId_idx" ON "StaleMark"("memberId");

-- AddForeignKey
ALTER TABLE "QuestionClosing" ADD CONSTRAINT "QuestionClosing_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionClosing" ADD CONSTRAINT "QuestionClosing_originalId_fkey" FOREIGN KEY ("originalId") REFERENCES "Topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionClosing" ADD CONSTRAINT "QuestionClosing_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CloseVote" ADD CONSTRAINT "CloseVote_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CloseVote" ADD CONSTRAINT "CloseVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SameQuestion" ADD CONSTRAINT "SameQuestion_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SameQuestion" ADD CONSTRAINT "SameQuestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaleMark" ADD CONSTRAINT "StaleMark_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaleMark" ADD CONSTRAINT "StaleMark_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_closedAs" CHECK ("closedAs" IS NULL OR "kind" = 'question' AND "closedAs" IN ('duplicate', 'unclear', 'off-topic'));
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_reopenAskedAt" CHECK ("reopenAskedAt" IS NULL OR "closedAs" IS NOT NULL);
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_sameCount" CHECK ("sameCount" >= 0);
ALTER TABLE "QuestionClosing" ADD CONSTRAINT "QuestionClosing_reason" CHECK ("reason" IN ('duplicate', 'unclear', 'off-topic') AND ("originalId" IS NULL OR "reason" = 'duplicate'));
ALTER TABLE "QuestionClosing" ADD CONSTRAINT "QuestionClosing_other" CHECK ("originalId" <> "topicId");
ALTER TABLE "CloseVote" ADD CONSTRAINT "CloseVote_wanted" CHECK ("wanted" = 'reopen' AND "reason" IS NULL OR "wanted" = 'close' AND "reason" IN ('duplicate', 'unclear', 'off-topic'));

-- By hand: the queues of questions, each over what waits in it alone.
DROP INDEX "Topic_unanswered";
CREATE INDEX "Topic_unanswered" ON "Topic" ("boardId", "sameCount" DESC, "id" DESC) WHERE "kind" = 'question' AND "state" = 'visible' AND "replyCount" = 0 AND "closedAs" IS NULL;
CREATE INDEX "Topic_unansweredAnywhere" ON "Topic" ("sameCount" DESC, "id" DESC) WHERE "kind" = 'question' AND "state" = 'visible' AND "replyCount" = 0 AND "closedAs" IS NULL;
CREATE INDEX "Topic_unaccepted" ON "Topic" ("id" DESC) WHERE "kind" = 'question' AND "state" = 'visible' AND "acceptedPostId" IS NULL AND "closedAs" IS NULL;
CREATE INDEX "Topic_reopening" ON "Topic" ("id" DESC) WHERE "reopenAskedAt" IS NOT NULL;
CREATE INDEX "Post_stale" ON "Post" ("topicId") WHERE "staleAt" IS NOT NULL;
-- What the clock looks through for askers to remind, and what the figures are made from.
CREATE INDEX "Topic_acceptanceDue" ON "Topic" ("id") WHERE "kind" = 'question' AND "state" = 'visible' AND "acceptedPostId" IS NULL AND "closedAs" IS NULL AND "acceptanceDueAt" IS NULL AND "replyCount" > 0 AND NOT "imported";
CREATE INDEX "Topic_asked" ON "Topic" ("publishedAt") WHERE "kind" = 'question' AND "state" = 'visible' AND NOT "imported";
