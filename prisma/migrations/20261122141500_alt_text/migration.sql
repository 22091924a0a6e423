-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "altText" TEXT NOT NULL DEFAULT 'asked';

-- By hand: what the column may hold.
ALTER TABLE "Board" ADD CONSTRAINT "Board_altText" CHECK ("altText" IN ('asked', 'required'));
