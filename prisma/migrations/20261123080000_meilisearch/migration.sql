-- Feeding a Meilisearch server. What it must hold is what stands in "SearchDocument"; what it was sent is kept here, so that the difference is
-- what is still to be sent: after an outage, into an index made anew, and after any loss. Nothing of it is in use without a server.

-- Every making of a document has a number of its own.
CREATE SEQUENCE "SearchDocument_rev_seq";
ALTER TABLE "SearchDocument" ADD COLUMN "rev" BIGINT NOT NULL DEFAULT nextval('"SearchDocument_rev_seq"');
CREATE FUNCTION kindling_search_renewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."rev" := nextval('"SearchDocument_rev_seq"');
  RETURN NEW;
END $$;
CREATE TRIGGER "SearchDocument_renewed" BEFORE UPDATE ON "SearchDocument" FOR EACH ROW EXECUTE FUNCTION kindling_search_renewed();

-- The indexes on the server that are fed: the one searches ask, and one being filled to take its place. "createdAt" is the server's own mark.
CREATE TABLE "SearchIndex" (
  "name" TEXT PRIMARY KEY,
  "isLive" BOOLEAN NOT NULL,
  "settings" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "madeAt" TIMESTAMPTZ(3) NOT NULL
);

-- What each index was sent. "rev" 0: to be sent again; -1: to be gone. "task": not yet confirmed. "error": refused, and not sent again until it changes.
CREATE TABLE "SearchSent" (
  "index" TEXT NOT NULL REFERENCES "SearchIndex" ("name") ON DELETE CASCADE ON UPDATE CASCADE,
  "postId" TEXT NOT NULL,
  "topicId" TEXT NOT NULL,
  "rev" BIGINT NOT NULL,
  "task" BIGINT,
  "isAlone" BOOLEAN NOT NULL DEFAULT false,
  "error" TEXT,
  PRIMARY KEY ("index", "postId")
);
CREATE INDEX "SearchSent_topicId_idx" ON "SearchSent" ("index", "topicId");
CREATE INDEX "SearchSent_task_idx" ON "SearchSent" ("index", "task") WHERE "task" IS NOT NULL;
CREATE INDEX "SearchSent_error_idx" ON "SearchSent" ("index") WHERE "error" IS NOT NULL;

-- One row: who is sending now, how the server was found last, and what is asked of the next look.
CREATE TABLE "SearchFeed" (
  "id" SMALLINT PRIMARY KEY CHECK ("id" = 1),
  "holder" TEXT,
  "heldUntil" TIMESTAMPTZ(3),
  "downSince" TIMESTAMPTZ(3),
  "lastError" TEXT,
  "failures" INT NOT NULL DEFAULT 0,
  "nextTryAt" TIMESTAMPTZ(3),
  "comparedAt" TIMESTAMPTZ(3),
  "browsedAt" TIMESTAMPTZ(3),
  "drift" INT,
  "isRebuildWanted" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "SearchFeed" ("id") VALUES (1);
