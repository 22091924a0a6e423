-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "requiredTagGroups" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Tag" (
    "name" TEXT COLLATE "C" NOT NULL,
    "root" TEXT COLLATE "C" NOT NULL,
    "creatorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "topicCount" INTEGER NOT NULL DEFAULT 0,
    "summary" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "bodyHtml" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "moving" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "TagRevision" (
    "tag" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "editorId" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "restored" INTEGER,

    CONSTRAINT "TagRevision_pkey" PRIMARY KEY ("tag","version")
);

-- CreateTable
CREATE TABLE "TagGroup" (
    "slug" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "oneOf" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TagGroup_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "TagGroupTag" (
    "groupSlug" TEXT NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "TagGroupTag_pkey" PRIMARY KEY ("groupSlug","tag")
);

-- CreateTable
CREATE TABLE "TagLeader" (
    "tag" TEXT COLLATE "C" NOT NULL,
    "period" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "memberId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "posts" INTEGER NOT NULL,

    CONSTRAINT "TagLeader_pkey" PRIMARY KEY ("tag","period","place")
);

-- CreateIndex
CREATE INDEX "Tag_root_idx" ON "Tag"("root");

-- CreateIndex
CREATE INDEX "Tag_topicCount_name_idx" ON "Tag"("topicCount" DESC, "name");

-- CreateIndex
CREATE INDEX "Tag_createdAt_name_idx" ON "Tag"("createdAt" DESC, "name");

-- CreateIndex
CREATE INDEX "TagGroupTag_tag_idx" ON "TagGroupTag"("tag");

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_root_fkey" FOREIGN KEY ("root") REFERENCES "Tag"("name") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagRevision" ADD CONSTRAINT "TagRevision_tag_fkey" FOREIGN KEY ("tag") REFERENCES "Tag"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagRevision" ADD CONSTRAINT "TagRevision_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagGroupTag" ADD CONSTRAINT "TagGroupTag_groupSlug_fkey" FOREIGN KEY ("groupSlug") REFERENCES "TagGroup"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagGroupTag" ADD CONSTRAINT "TagGroupTag_tag_fkey" FOREIGN KEY ("tag") REFERENCES "Tag"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagLeader" ADD CONSTRAINT "TagLeader_tag_fkey" FOREIGN KEY ("tag") REFERENCES "Tag"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagLeader" ADD CONSTRAINT "TagLeader_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what the columns may hold. Names of tags compare byte by byte, as those of "TopicTag" do.
ALTER TABLE "Board" ALTER COLUMN "requiredTagGroups" SET NOT NULL;
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_topicCount" CHECK ("topicCount" >= 0);
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_moving" CHECK (NOT "moving" OR "root" <> "name");
ALTER TABLE "TagGroup" ADD CONSTRAINT "TagGroup_name" CHECK ("nameEn" <> '' OR "nameZh" <> '');
ALTER TABLE "TagLeader" ADD CONSTRAINT "TagLeader_period" CHECK ("period" IN ('year', 'all'));

-- The newest topics of a tag: what goes with it is told from them.
CREATE INDEX "TopicTag_tag_topicId_idx" ON "TopicTag" ("tag", "topicId" DESC);

-- The tags that are there already, with who first used each and how many visible topics on public boards carry it.
WITH RECURSIVE "public" AS (
  SELECT "id" FROM "Board" WHERE "parentId" IS NULL AND "visibility" = 'public'
  UNION ALL SELECT b."id" FROM "Board" b JOIN "public" p ON p."id" = b."parentId" WHERE b."visibility" = 'public'
), "carried" AS (
  SELECT DISTINCT ON (tag) tag, CASE WHEN NOT t."imported" THEN t."authorId" END AS "creatorId", t."createdAt"
  FROM "Topic" t, unnest(t."tags") AS tag ORDER BY tag, t."id"
)
INSERT INTO "Tag" ("name", "root", "creatorId", "createdAt", "topicCount")
SELECT c.tag, c.tag, c."creatorId", c."createdAt",
  (SELECT count(*) FROM "TopicTag" x WHERE x."tag" = c.tag AND x."boardId" IN (SELECT "id" FROM "public"))
FROM "carried" c;

-- Whoever writes a topic: each of its tags has a row, and none is a synonym. The rows are held until the topic is
-- committed, so that a merge, which takes them for itself, finds every topic that was written before it.
CREATE FUNCTION kindling_topic_tagged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Tag" ("name", "root", "createdAt")
  SELECT tag, tag, NEW."createdAt" FROM (SELECT DISTINCT tag FROM unnest(NEW."tags") AS tag) t ORDER BY tag COLLATE "C" ON CONFLICT DO NOTHING;
  PERFORM 1 FROM "Tag" WHERE "name" = ANY(NEW."tags") ORDER BY "name" FOR KEY SHARE;
  NEW."tags" := ARRAY(
    SELECT r.name FROM (
      SELECT COALESCE(t."root", x.tag) AS name, min(x.place) AS place
      FROM unnest(NEW."tags") WITH ORDINALITY AS x(tag, place) LEFT JOIN "Tag" t ON t."name" = x.tag GROUP BY 1
    ) r ORDER BY r.place);
  RETURN NEW;
END $$;
CREATE TRIGGER "Topic_tagged" BEFORE INSERT ON "Topic" FOR EACH ROW WHEN (cardinality(NEW."tags") > 0) EXECUTE FUNCTION kindling_topic_tagged();
CREATE TRIGGER "Topic_retagged" BEFORE UPDATE OF "tags" ON "Topic" FOR EACH ROW
  WHEN (OLD."tags" IS DISTINCT FROM NEW."tags" AND cardinality(NEW."tags") > 0) EXECUTE FUNCTION kindling_topic_tagged();
