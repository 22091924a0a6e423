-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "reactions" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "slowSeconds" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Reaction" (
    "postId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("postId","memberId","kind")
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "memberId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "remindAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("memberId","postId")
);

-- CreateTable
CREATE TABLE "Follow" (
    "memberId" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("memberId","subjectType","subjectId")
);

-- CreateTable
CREATE TABLE "TopicAct" (
    "id" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "actorId" TEXT,
    "act" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TopicAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicTimer" (
    "topicId" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "setById" TEXT NOT NULL,

    CONSTRAINT "TopicTimer_pkey" PRIMARY KEY ("topicId","act")
);

-- CreateTable
CREATE TABLE "TopicLink" (
    "fromPostId" TEXT NOT NULL,
    "toTopicId" TEXT NOT NULL,

    CONSTRAINT "TopicLink_pkey" PRIMARY KEY ("fromPostId","toTopicId")
);

-- CreateIndex
CREATE INDEX "Reaction_memberId_createdAt_idx" ON "Reaction"("memberId", "createdAt");

-- CreateIndex
CREATE INDEX "Bookmark_memberId_createdAt_postId_idx" ON "Bookmark"("memberId", "createdAt" DESC, "postId" DESC);

-- CreateIndex
CREATE INDEX "Bookmark_remindAt_idx" ON "Bookmark"("remindAt");

-- CreateIndex
CREATE INDEX "Bookmark_postId_idx" ON "Bookmark"("postId");

-- CreateIndex
CREATE INDEX "Follow_subjectType_subjectId_level_idx" ON "Follow"("subjectType", "subjectId", "level");

-- CreateIndex
CREATE INDEX "TopicAct_topicId_id_idx" ON "TopicAct"("topicId", "id");

-- CreateIndex
CREATE INDEX "TopicTimer_at_idx" ON "TopicTimer"("at");

-- CreateIndex
CREATE INDEX "TopicLink_toTopicId_idx" ON "TopicLink"("toTopicId");

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicAct" ADD CONSTRAINT "TopicAct_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicAct" ADD CONSTRAINT "TopicAct_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicTimer" ADD CONSTRAINT "TopicTimer_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicTimer" ADD CONSTRAINT "TopicTimer_setById_fkey" FOREIGN KEY ("setById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicLink" ADD CONSTRAINT "TopicLink_fromPostId_fkey" FOREIGN KEY ("fromPostId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicLink" ADD CONSTRAINT "TopicLink_toTopicId_fkey" FOREIGN KEY ("toTopicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_kind" CHECK ("kind" IN ('love', 'fire', 'clap', 'laugh', 'wow', 'thanks'));
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_subjectType" CHECK ("subjectType" IN ('topic', 'board', 'tag', 'member'));
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_level" CHECK ("level" IN ('followed', 'muted') OR ("level" = 'blocked' AND "subjectType" = 'member'));
ALTER TABLE "TopicTimer" ADD CONSTRAINT "TopicTimer_act" CHECK ("act" IN ('open', 'close', 'unpin', 'publish'));
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_slowSeconds" CHECK ("slowSeconds" BETWEEN 0 AND 86400);
