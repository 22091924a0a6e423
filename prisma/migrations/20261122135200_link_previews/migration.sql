-- CreateTable
CREATE TABLE "LinkPreview" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'new',
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "site" TEXT NOT NULL DEFAULT '',
    "picture" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LinkPreview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkUse" (
    "postId" TEXT NOT NULL,
    "previewId" TEXT NOT NULL,

    CONSTRAINT "LinkUse_pkey" PRIMARY KEY ("postId","previewId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkPreview_url_key" ON "LinkPreview"("url");

-- CreateIndex
CREATE INDEX "LinkPreview_dueAt_idx" ON "LinkPreview"("dueAt");

-- CreateIndex
CREATE INDEX "LinkPreview_fetchedAt_idx" ON "LinkPreview"("fetchedAt");

-- CreateIndex
CREATE INDEX "LinkUse_previewId_idx" ON "LinkUse"("previewId");

-- AddForeignKey
ALTER TABLE "LinkUse" ADD CONSTRAINT "LinkUse_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkUse" ADD CONSTRAINT "LinkUse_previewId_fkey" FOREIGN KEY ("previewId") REFERENCES "LinkPreview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the column may hold.
ALTER TABLE "LinkPreview" ADD CONSTRAINT "LinkPreview_state" CHECK ("state" IN ('new', 'ready', 'none', 'failed'));
