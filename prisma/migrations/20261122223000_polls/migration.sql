-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "minChoices" INTEGER NOT NULL DEFAULT 1,
    "maxChoices" INTEGER NOT NULL DEFAULT 1,
    "scoreMax" INTEGER NOT NULL DEFAULT 0,
    "secrecy" TEXT NOT NULL DEFAULT 'secret',
    "results" TEXT NOT NULL DEFAULT 'voted',
    "minTrust" INTEGER NOT NULL DEFAULT 0,
    "groupId" TEXT,
    "breakdowns" TEXT[],
    "segmentId" TEXT,
    "closesAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "result" JSONB,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollOption" (
    "pollId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "fileId" TEXT,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PollOption_pkey" PRIMARY KEY ("pollId","number")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "pollId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("pollId","memberId")
);

-- CreateTable
CREATE TABLE "BallotEntry" (
    "pollId" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "choices" TEXT NOT NULL,

    CONSTRAINT "BallotEntry_pkey" PRIMARY KEY ("pollId","commitment")
);

-- CreateIndex
CREATE UNIQUE INDEX "Poll_topicId_key" ON "Poll"("topicId");

-- CreateIndex
CREATE INDEX "Poll_closesAt_idx" ON "Poll"("closesAt");

-- CreateIndex
CREATE INDEX "Poll_groupId_idx" ON "Poll"("groupId");

-- CreateIndex
CREATE INDEX "Poll_segmentId_idx" ON "Poll"("segmentId");

-- CreateIndex
CREATE INDEX "Poll_createdById_idx" ON "Poll"("createdById");

-- CreateIndex
CREATE INDEX "PollOption_fileId_idx" ON "PollOption"("fileId");

-- CreateIndex
CREATE INDEX "PollOption_addedById_idx" ON "PollOption"("addedById");

-- CreateIndex
CREATE INDEX "Ballot_memberId_idx" ON "Ballot"("memberId");

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BallotEntry" ADD CONSTRAINT "BallotEntry_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE "Poll" ALTER COLUMN "breakdowns" SET NOT NULL;
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_kind" CHECK ("kind" IN ('single', 'multiple', 'score', 'ranked'));
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_secrecy" CHECK ("secrecy" IN ('secret', 'public'));
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_results" CHECK ("results" IN ('always', 'voted', 'ended', 'staff'));
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_bounds" CHECK ("minChoices" BETWEEN 1 AND "maxChoices" AND ("kind" <> 'single' OR "maxChoices" = 1));
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_scores" CHECK (("kind" = 'score') = ("scoreMax" IN (5, 10)));
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_breakdowns" CHECK ("breakdowns" <@ ARRAY['level', 'segment']);
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_result" CHECK (("endedAt" IS NULL) = ("result" IS NULL));
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_number" CHECK ("number" BETWEEN 1 AND 20);

-- By hand: polls that wait for their end.
DROP INDEX "Poll_closesAt_idx";
CREATE INDEX "Poll_closesAt_idx" ON "Poll"("closesAt") WHERE "endedAt" IS NULL;
