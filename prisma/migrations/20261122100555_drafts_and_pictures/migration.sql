-- DropIndex
DROP INDEX "File_ownerId_idx";

-- AlterTable
ALTER TABLE "File" ADD COLUMN     "avif" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "moving" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "placeholder" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'ready',
ADD COLUMN     "widths" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "Draft" (
    "memberId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("memberId","key")
);

-- CreateTable
CREATE TABLE "FileUse" (
    "fileId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,

    CONSTRAINT "FileUse_pkey" PRIMARY KEY ("fileId","postId")
);

-- CreateIndex
CREATE INDEX "Draft_memberId_updatedAt_idx" ON "Draft"("memberId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "Draft_updatedAt_idx" ON "Draft"("updatedAt");

-- CreateIndex
CREATE INDEX "FileUse_postId_idx" ON "FileUse"("postId");

-- CreateIndex
CREATE INDEX "File_ownerId_createdAt_idx" ON "File"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "File_purpose_createdAt_idx" ON "File"("purpose", "createdAt");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FileUse" ADD CONSTRAINT "FileUse_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FileUse" ADD CONSTRAINT "FileUse_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE "File" DROP CONSTRAINT "File_purpose";
ALTER TABLE "File" ADD CONSTRAINT "File_purpose" CHECK ("purpose" IN ('avatar', 'post'));
ALTER TABLE "File" ADD CONSTRAINT "File_state" CHECK ("state" IN ('making', 'ready'));
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_key" CHECK ("key" ~ '^(topic|reply|under|edit)-[0-9a-z]{26}$');
