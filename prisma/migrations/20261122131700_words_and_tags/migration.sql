-- By hand: what is asked for while somebody types. Prisma's schema does not know these tables: a trigger
-- writes them with the topic, in its transaction, so that a topic that is moved or hidden is gone from them at
-- once; only raw SQL reads them. They stand apart from "Topic" because its rows change with every reply.

-- Members by the beginning of their handle or name.
CREATE INDEX "Member_handlePrefix" ON "Member" ("handle" COLLATE "C") WHERE "state" = 'active' AND "kind" = 'person';
CREATE INDEX "Member_namePrefix" ON "Member" (lower("displayName") COLLATE "C") WHERE "state" = 'active' AND "kind" = 'person';

-- The tags of visible topics.
CREATE TABLE "TopicTag" (
    "topicId" TEXT NOT NULL REFERENCES "Topic"("id") ON DELETE CASCADE,
    "tag" TEXT COLLATE "C" NOT NULL,
    "boardId" TEXT NOT NULL,

    CONSTRAINT "TopicTag_pkey" PRIMARY KEY ("topicId", "tag")
);
CREATE INDEX "TopicTag_tag_boardId_idx" ON "TopicTag" ("tag", "boardId");

-- The words of visible topics' titles.
CREATE TABLE "TopicWords" (
    "topicId" TEXT NOT NULL PRIMARY KEY REFERENCES "Topic"("id") ON DELETE CASCADE,
    "boardId" TEXT NOT NULL,
    "words" TEXT[] NOT NULL
);
CREATE INDEX "TopicWords_words_idx" ON "TopicWords" USING GIN ("words") WITH (fastupdate = off);

-- A title as words that can be compared: Latin ones in lower case without a plural's s, Chinese as overlapping
-- pairs; without those that stand in every title. Each once.
CREATE FUNCTION kindling_title_words(title text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH run AS (
    SELECT m[1] AS han, m[2] AS word
    FROM regexp_matches(lower(normalize(title, NFKC)), '([\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)|([0-9a-z\u00df-\u024f\u0370-\u052f]+[+#]*)', 'g') AS m
  ), word AS (
    SELECT substr(han, i, 2) AS word FROM run, generate_series(1, greatest(1, char_length(han) - 1)) AS i WHERE han IS NOT NULL
    UNION
    SELECT CASE WHEN char_length(word) > 3 THEN regexp_replace(word, '([^s])s$', '\1') ELSE word END FROM run
    WHERE char_length(word) > 1 AND word <> ALL (string_to_array(
      'an the is are am be was to of in on for and or with how what why when which who whom where do does did can could should would will may it its this that these there from by at as if into than then not no any some all have has had me my our we you your he she they them but so about need want help problem question get got use using used make making best way anyone please vs', ' '))
  )
  SELECT coalesce(array_agg(word), '{}') FROM word
  WHERE word <> ALL (string_to_array('怎么 如何 什么 为什 一个 这个 那个 可以 请问 有没 没有 是不 不是 求助 问题 大家 我的 的时 时候 么办 怎样 哪些 哪个 是否 的问 么样 一下 关于 求教 能不 不能 有什 么好 吗 的 了', ' '))
$$;

CREATE FUNCTION kindling_topic_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM "TopicTag" WHERE "topicId" = NEW."id";
    DELETE FROM "TopicWords" WHERE "topicId" = NEW."id";
  END IF;
  IF NEW."state" = 'visible' THEN
    INSERT INTO "TopicTag" ("topicId", "tag", "boardId") SELECT DISTINCT NEW."id", tag, NEW."boardId" FROM unnest(NEW."tags") AS tag;
    INSERT INTO "TopicWords" ("topicId", "boardId", "words") VALUES (NEW."id", NEW."boardId", kindling_title_words(NEW."title"));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Topic_written" AFTER INSERT ON "Topic" FOR EACH ROW EXECUTE FUNCTION kindling_topic_written();
CREATE TRIGGER "Topic_rewritten" AFTER UPDATE OF "title", "tags", "state", "boardId" ON "Topic" FOR EACH ROW
  WHEN ((OLD."title", OLD."tags", OLD."state", OLD."boardId") IS DISTINCT FROM (NEW."title", NEW."tags", NEW."state", NEW."boardId"))
  EXECUTE FUNCTION kindling_topic_written();

-- The topics that are there already.
INSERT INTO "TopicTag" ("topicId", "tag", "boardId") SELECT DISTINCT t."id", tag, t."boardId" FROM "Topic" t, unnest(t."tags") AS tag WHERE t."state" = 'visible';
INSERT INTO "TopicWords" ("topicId", "boardId", "words") SELECT "id", "boardId", kindling_title_words("title") FROM "Topic" WHERE "state" = 'visible';
