import { chinese, english, wordCount } from "./vocabulary";

export type Titles = { title: string };

/** The index of every big column is built once, when all rows are there. */
export const dropIndexes = `DROP INDEX "SearchDocument_words_idx", "SearchDocument_head_idx", "SearchTitle_head_idx", "SearchTitle_best_idx", "SearchTitle_title_idx"`;
export const documentIndexes = `
  CREATE INDEX "SearchDocument_words_idx" ON "SearchDocument" USING gin("words") WITH (fastupdate = off);
  CREATE INDEX "SearchDocument_head_idx" ON "SearchDocument" USING gin("head") WITH (fastupdate = off);
  CREATE INDEX "SearchTitle_best_idx" ON "SearchTitle" ("boardId", "quality" DESC, "createdAt" DESC);
  CREATE INDEX "SearchTitle_title_idx" ON "SearchTitle" ("boardId", "title");
  CREATE INDEX "SearchTitle_head_idx" ON "SearchTitle" USING gin("head") WITH (fastupdate = off);`;

type Statement = { text: string; values: unknown[] };

/**
 * Titles of four to eight words by Zipf's law, two in five Chinese, in one statement; terms as the tokenizer makes them: Latin words, every two neighbours
 * of Chinese and its last character. The oldest fifth has one more word and no votes.
 */
export function fillDocuments(count: number, boardIds: readonly string[], now: number, buried: string): Statement[] {
  return [
    { text: "CREATE TEMP TABLE word (rank INT PRIMARY KEY, en TEXT, zh TEXT)", values: [] },
    { text: "INSERT INTO word SELECT rank - 1, en, zh FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(en, zh, rank)", values: [english, chinese] },
    { text: "ANALYZE word", values: [] },
    { text: "SELECT setseed(0.5)", values: [] },
    { text: titled, values: [count, buried, wordCount] },
    { text: written, values: [count, boardIds, now] },
  ];
}

const titled = `
  CREATE TEMP TABLE titled AS
    WITH place AS MATERIALIZED (
      SELECT n, at, floor($3::float ^ random())::int - 1 AS rank FROM generate_series(0, $1::int - 1) AS n CROSS JOIN LATERAL generate_series(1, 4 + (n % 5)) AS at)
    SELECT n, CASE WHEN n % 5 < 2 THEN string_agg(zh, '' ORDER BY at) ELSE string_agg(en, ' ' ORDER BY at) END || CASE WHEN n < $1 / 5 THEN ' ' || $2 ELSE '' END AS title
    FROM place JOIN word USING (rank) GROUP BY n`;

const written = `
  INSERT INTO "SearchDocument" ("postId", "type", "topicId", "boardId", "kind", "authorId", "tags", "isSolved", "isAnswered", "isClosed", "quality", "createdAt", "version", "title", "head", "words", "tokenizer")
  SELECT 'post-' || n, 'topic', 'topic-' || n, ($2::text[])[1 + n % cardinality($2)], 'discussion', 'member-' || n % 5000, '{}', false, false, false,
    CASE WHEN n < $1::int / 5 THEN 0 ELSE least(10, floor(-ln(1 - random()) / ln(2))) END, $3::bigint - ($1 - n) * 60000::bigint, 1, title, terms, terms, 1
  FROM titled CROSS JOIN LATERAL (
    SELECT string_agg(quote_literal(term) || ':' || least(at, 16000) || 'A', ' ')::tsvector AS terms FROM (
      SELECT CASE WHEN run[1] IS NULL THEN run[2] ELSE substr(run[1], i, 2) END AS term, at + i AS at
      FROM regexp_matches(title, '([一-鿿]+)|([a-z]+)', 'g') WITH ORDINALITY AS r(run, at), generate_series(1, CASE WHEN run[1] IS NULL THEN 1 ELSE char_length(run[1]) END) AS i) t) v`;

export const sampleTitles = `SELECT "title" FROM (SELECT "title" FROM "SearchTitle" TABLESAMPLE bernoulli (0.1) REPEATABLE (7)) s LIMIT $1`;
