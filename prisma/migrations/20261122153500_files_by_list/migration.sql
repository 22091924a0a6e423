-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "fileKinds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "File" ADD COLUMN     "name" TEXT NOT NULL DEFAULT '';

-- By hand: what the columns may hold.
ALTER TABLE "Board" ALTER COLUMN "fileKinds" SET NOT NULL;
ALTER TABLE "Board" ADD CONSTRAINT "Board_fileKinds" CHECK (cardinality("fileKinds") <= 40);
ALTER TABLE "File" ADD CONSTRAINT "File_name" CHECK (("name" = '') = ("format" = 'webp'));
