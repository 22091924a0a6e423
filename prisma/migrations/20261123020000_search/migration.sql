-- What is found by searching: one row for each topic and post that everybody may see who may read its board. Its words are written by the
-- application in the content's own transaction; triggers take it away when it may no longer be seen, and keep what it is filtered by, whoever
-- changes that. What it is filtered by is in no index, so that a change of it alone leaves the big ones alone. "version" and "title" tell
-- which text the words are of.
CREATE TABLE "SearchDocument" (
  "postId" TEXT PRIMARY KEY,
  "type" TEXT NOT NULL CHECK ("type" IN ('topic', 'post')),
  "topicId" TEXT NOT NULL,
  "boardId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "authorId" TEXT NOT NULL,
  "tags" TEXT[] NOT NULL,
  "isSolved" BOOLEAN NOT NULL,
  "isAnswered" BOOLEAN NOT NULL,
  "isClosed" BOOLEAN NOT NULL,
  "quality" SMALLINT NOT NULL,
  "createdAt" BIGINT NOT NULL,
  "version" INT NOT NULL,
  "title" TEXT NOT NULL,
  "head" tsvector NOT NULL,
  "words" tsvector NOT NULL,
  "tokenizer" SMALLINT NOT NULL
) WITH (fillfactor = 85);
ALTER TABLE "SearchDocument" ALTER "words" SET STORAGE EXTERNAL;
CREATE INDEX "SearchDocument_words_idx" ON "SearchDocument" USING gin("words") WITH (fastupdate = off);
CREATE INDEX "SearchDocument_head_idx" ON "SearchDocument" USING gin("head") WITH (fastupdate = off);
CREATE INDEX "SearchDocument_topicId_idx" ON "SearchDocument" ("topicId");
CREATE INDEX "SearchDocument_createdAt_idx" ON "SearchDocument" ("createdAt" DESC);

CREATE FUNCTION kindling_search_quality(score INT) RETURNS SMALLINT LANGUAGE sql IMMUTABLE AS
  'SELECT CASE WHEN score < 1 THEN 0 ELSE 1 + floor(log(2, score)) END::smallint';

CREATE FUNCTION kindling_post_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" <> 'visible' THEN
    DELETE FROM "SearchDocument" WHERE "postId" = NEW."id";
  ELSIF EXISTS (SELECT 1 FROM "SearchDocument" WHERE "postId" = NEW."id") THEN -- else many posts written at once would each look for their topic
    UPDATE "SearchDocument" s SET "quality" = kindling_search_quality(NEW."score"), "kind" = CASE WHEN NEW."kind" = 'opening' THEN t."kind" ELSE NEW."kind" END,
      "topicId" = t."id", "boardId" = t."boardId", "tags" = t."tags", "isSolved" = t."acceptedPostId" IS NOT NULL, "isAnswered" = t."replyCount" > 0, "isClosed" = t."closedAs" IS NOT NULL
    FROM "Topic" t WHERE s."postId" = NEW."id" AND t."id" = NEW."topicId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Post_searched" AFTER UPDATE OF "state", "score", "topicId", "kind" ON "Post" FOR EACH ROW
  WHEN (OLD."state" <> NEW."state" OR OLD."topicId" <> NEW."topicId" OR OLD."kind" <> NEW."kind" OR kindling_search_quality(OLD."score") <> kindling_search_quality(NEW."score"))
  EXECUTE FUNCTION kindling_post_searched();

CREATE FUNCTION kindling_topic_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" <> 'visible' THEN
    DELETE FROM "SearchDocument" WHERE "topicId" = NEW."id";
  ELSE
    -- A topic's tags are among its words: those are then of another text.
    UPDATE "SearchDocument" SET "boardId" = NEW."boardId", "tags" = NEW."tags", "version" = CASE WHEN "type" = 'topic' AND "tags" <> NEW."tags" THEN 0 ELSE "version" END, "isSolved" = NEW."acceptedPostId" IS NOT NULL,
      "isAnswered" = NEW."replyCount" > 0, "isClosed" = NEW."closedAs" IS NOT NULL WHERE "topicId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Topic_searched" AFTER UPDATE OF "state", "boardId", "tags", "acceptedPostId", "closedAs", "replyCount" ON "Topic" FOR EACH ROW
  WHEN (OLD."state" <> NEW."state" OR OLD."boardId" <> NEW."boardId" OR OLD."tags" <> NEW."tags" OR (OLD."acceptedPostId" IS NULL) <> (NEW."acceptedPostId" IS NULL)
    OR (OLD."closedAs" IS NULL) <> (NEW."closedAs" IS NULL) OR (OLD."replyCount" = 0) <> (NEW."replyCount" = 0))
  EXECUTE FUNCTION kindling_topic_searched();

CREATE FUNCTION kindling_post_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchDocument" WHERE "postId" = OLD."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "Post_forgotten" AFTER DELETE ON "Post" FOR EACH ROW EXECUTE FUNCTION kindling_post_forgotten();

-- Latin words somebody has written: what a misspelt one may have been meant as.
CREATE TABLE "SearchTerm" ("term" TEXT COLLATE "C" PRIMARY KEY);

-- Without pg_trgm (a database whose owner may not create it) no slip of the pen is put right; all else works.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "SearchTerm_look_idx" ON "SearchTerm" USING gin("term" gin_trgm_ops);
  CREATE FUNCTION kindling_look_alikes(word TEXT) RETURNS jsonb LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.25 AS
    'SELECT coalesce(jsonb_agg("term"), ''[]'') FROM (SELECT t."term" FROM "SearchTerm" t WHERE t."term" % word AND length(t."term") BETWEEN length(word) - 2 AND length(word) + 2
       ORDER BY similarity(t."term", word) DESC LIMIT 20) near';
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  CREATE FUNCTION kindling_look_alikes(word TEXT) RETURNS jsonb LANGUAGE sql IMMUTABLE AS 'SELECT ''[]''::jsonb';
END $$;
