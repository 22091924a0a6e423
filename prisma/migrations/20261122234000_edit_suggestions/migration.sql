-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "helpedById" TEXT,
ADD COLUMN     "suggestionCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "PostRevision" ADD COLUMN     "approverId" TEXT,
ADD COLUMN     "improved" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "EditSuggestion" (
    "id" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "suggesterId" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "title" TEXT,
    "tags" TEXT[],
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "suggestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "decidedAs" TEXT,
    "decision" TEXT NOT NULL DEFAULT '',
    "improved" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EditSuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EditSuggestion_postId_id_idx" ON "EditSuggestion"("postId", "id" DESC);

-- CreateIndex
CREATE INDEX "EditSuggestion_suggesterId_id_idx" ON "EditSuggestion"("suggesterId", "id" DESC);

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_helpedById_fkey" FOREIGN KEY ("helpedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_suggesterId_fkey" FOREIGN KEY ("suggesterId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE "Post" ADD CONSTRAINT "Post_suggestionCount" CHECK ("suggestionCount" >= 0);
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_state" CHECK ("state" IN ('open', 'outdated', 'approved', 'rejected', 'withdrawn'));
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_decided" CHECK (("state" IN ('approved', 'rejected')) = ("decidedAs" IS NOT NULL) AND ("decidedAs" IS NULL OR "decidedAs" IN ('author', 'staff', 'trusted')));
ALTER TABLE "EditSuggestion" ADD CONSTRAINT "EditSuggestion_notOwn" CHECK ("suggesterId" <> "authorId" AND "suggesterId" IS DISTINCT FROM "decidedById");

-- By hand: one at a time from a member to a post, and the queues over what waits alone.
CREATE UNIQUE INDEX "EditSuggestion_oneAtATime" ON "EditSuggestion" ("postId", "suggesterId") WHERE "state" IN ('open', 'outdated');
CREATE INDEX "EditSuggestion_waiting" ON "EditSuggestion" ("suggestedAt", "id") WHERE "state" = 'open';
CREATE INDEX "EditSuggestion_waitingForAuthor" ON "EditSuggestion" ("authorId", "suggestedAt", "id") WHERE "state" = 'open';
