-- DropIndex
DROP INDEX "File_purpose_createdAt_idx";

-- AlterTable
ALTER TABLE "File" ADD COLUMN     "avifDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "avifTries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unusedSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "BoardFile" (
    "boardId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,

    CONSTRAINT "BoardFile_pkey" PRIMARY KEY ("boardId","fileId")
);

-- CreateIndex
CREATE INDEX "BoardFile_fileId_idx" ON "BoardFile"("fileId");

-- AddForeignKey
ALTER TABLE "BoardFile" ADD CONSTRAINT "BoardFile_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardFile" ADD CONSTRAINT "BoardFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the columns may hold, and the rows that the tasks of pictures look for.
ALTER TABLE "File" DROP CONSTRAINT "File_state";
ALTER TABLE "File" ADD CONSTRAINT "File_state" CHECK ("state" IN ('making', 'ready', 'going'));
CREATE INDEX "File_avifDue" ON "File" ("avifDueAt") WHERE "avifDueAt" IS NOT NULL;
CREATE INDEX "File_unused" ON "File" ("unusedSince") WHERE "unusedSince" IS NOT NULL;
CREATE INDEX "File_going" ON "File" ("id") WHERE "state" = 'going';
UPDATE "File" SET "avifDueAt" = "createdAt" WHERE "purpose" = 'post' AND "state" = 'ready' AND NOT "avif" AND NOT "moving";
UPDATE "File" f SET "unusedSince" = "createdAt"
  WHERE f."purpose" = 'post' AND NOT EXISTS (SELECT 1 FROM "FileUse" u WHERE u."fileId" = f."id");
