-- A search a member keeps. "news": posts it has found since the member last looked, of which they are shown those they may see at that moment;
-- "told": those of them that have stood in a mail.
CREATE TABLE "SavedSearch" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "q" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "mail" BOOLEAN NOT NULL DEFAULT false,
    "news" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "told" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedSearch_pkey" PRIMARY KEY ("id")
);

-- A search somebody made, for 30 days. Who it was is kept to count people alone: a member's id, of a guest a mark that is another each day.
CREATE TABLE "SearchLogEntry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "memberId" TEXT,
    "guest" TEXT,
    "term" TEXT NOT NULL,
    "filters" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "via" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "tookMs" DOUBLE PRECISION NOT NULL,
    "clicked" INTEGER,

    CONSTRAINT "SearchLogEntry_pkey" PRIMARY KEY ("id")
);

-- What is left of it after that: how often a term was asked for on a day. The row without a term is all that few people asked for.
CREATE TABLE "SearchTermDay" (
    "day" DATE NOT NULL,
    "term" TEXT NOT NULL,
    "searches" INTEGER NOT NULL,
    "zero" INTEGER NOT NULL,
    "onPages" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "SearchTermDay_pkey" PRIMARY KEY ("day","term")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearch_memberId_key_key" ON "SavedSearch"("memberId", "key");

-- CreateIndex
CREATE INDEX "SavedSearch_checkedAt_idx" ON "SavedSearch"("checkedAt");

-- CreateIndex
CREATE INDEX "SearchLogEntry_at_idx" ON "SearchLogEntry"("at");

-- CreateIndex
CREATE INDEX "SearchLogEntry_memberId_idx" ON "SearchLogEntry"("memberId");

-- AddForeignKey
ALTER TABLE "SavedSearch" ADD CONSTRAINT "SavedSearch_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchLogEntry" ADD CONSTRAINT "SearchLogEntry_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "SearchLogEntry" ADD CONSTRAINT "SearchLogEntry_via_check" CHECK ("via" IN ('page', 'api'));
