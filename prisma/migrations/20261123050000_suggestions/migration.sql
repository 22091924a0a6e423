-- What is suggested while somebody types: a narrow row for each document that is a topic. Those of "SearchDocument" are wide, most of them are
-- posts, and what they are filtered by is in no index (025); here board, votes, age and the beginning of the title are, so that a few of the best
-- can be looked through. A trigger keeps it: whoever writes documents need not know of it. Documents that are taken away take theirs with them.
CREATE TABLE "SearchTitle" (
  "postId" TEXT PRIMARY KEY REFERENCES "SearchDocument"("postId") ON DELETE CASCADE,
  "topicId" TEXT NOT NULL,
  "boardId" TEXT NOT NULL,
  "quality" SMALLINT NOT NULL,
  "createdAt" BIGINT NOT NULL,
  "title" TEXT COLLATE "C" NOT NULL,
  "head" tsvector NOT NULL
);

-- A title as it is compared with what was typed: its beginning, in one form for all writings.
CREATE FUNCTION kindling_title_start(title TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
  'SELECT left(lower(normalize(title, NFKC)), 200)';

INSERT INTO "SearchTitle" ("postId", "topicId", "boardId", "quality", "createdAt", "title", "head")
  SELECT "postId", "topicId", "boardId", "quality", "createdAt", kindling_title_start("title"), "head" FROM "SearchDocument" WHERE "type" = 'topic';

CREATE INDEX "SearchTitle_best_idx" ON "SearchTitle" ("boardId", "quality" DESC, "createdAt" DESC);
CREATE INDEX "SearchTitle_title_idx" ON "SearchTitle" ("boardId", "title");
CREATE INDEX "SearchTitle_head_idx" ON "SearchTitle" USING gin("head") WITH (fastupdate = off);

CREATE FUNCTION kindling_document_titled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."type" = 'topic' THEN
    INSERT INTO "SearchTitle" ("postId", "topicId", "boardId", "quality", "createdAt", "title", "head")
      VALUES (NEW."postId", NEW."topicId", NEW."boardId", NEW."quality", NEW."createdAt", kindling_title_start(NEW."title"), NEW."head")
    ON CONFLICT ("postId") DO UPDATE SET ("topicId", "boardId", "quality", "createdAt", "title", "head")
      = (EXCLUDED."topicId", EXCLUDED."boardId", EXCLUDED."quality", EXCLUDED."createdAt", EXCLUDED."title", EXCLUDED."head");
  ELSE
    DELETE FROM "SearchTitle" WHERE "postId" = NEW."postId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "SearchDocument_titled" AFTER INSERT ON "SearchDocument" FOR EACH ROW WHEN (NEW."type" = 'topic') EXECUTE FUNCTION kindling_document_titled();
CREATE TRIGGER "SearchDocument_retitled" AFTER UPDATE OF "type", "topicId", "boardId", "quality", "createdAt", "title", "head" ON "SearchDocument" FOR EACH ROW
  WHEN ((OLD."type", OLD."topicId", OLD."boardId", OLD."quality", OLD."createdAt", OLD."title", OLD."head")
    IS DISTINCT FROM (NEW."type", NEW."topicId", NEW."boardId", NEW."quality", NEW."createdAt", NEW."title", NEW."head"))
  EXECUTE FUNCTION kindling_document_titled();
