-- AlterTable
ALTER TABLE "PostRevision" ADD COLUMN     "reason" TEXT,
ADD COLUMN     "restored" INTEGER,
ADD COLUMN     "tags" TEXT[];
