// The shape of the community as set-based SQL over temporary tables; every choice follows from a row's
// number, so that two runs of one size are alike.

/** Functions and empty tables of the plan. */
export const planTables = `
CREATE FUNCTION pg_temp.pick(key bigint, salt int, n int) RETURNS int LANGUAGE sql IMMUTABLE AS
  $$ SELECT ('x' || left(md5(key || '-' || salt), 7))::bit(28)::int % n $$;
CREATE FUNCTION pg_temp.ulid(at timestamptz, seed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', ((ms >> (5 * k)) & 31)::int + 1, 1), '' ORDER BY k DESC) || left(md5(seed), 16)
  FROM (SELECT floor(extract(epoch FROM at) * 1000)::bigint AS ms) t, generate_series(0, 9) k $$;
CREATE TEMP TABLE body (n int PRIMARY KEY, body text, html text, excerpt text, "hasLink" boolean, renderer int);
CREATE TEMP TABLE title (n int PRIMARY KEY, title text, slug text);
CREATE TEMP TABLE person (n int PRIMARY KEY, id text, joined timestamptz);
CREATE TEMP TABLE place (n int PRIMARY KEY, id text, slug text, name text, description text);
CREATE TEMP TABLE thread (i int PRIMARY KEY, id text, place int, kind text, posts int, person int, title int, at timestamptz, gap interval);
CREATE TEMP TABLE entry (i int, j int, id text, kind text, parent text, at timestamptz, person int, body int, votes int, PRIMARY KEY (i, j));`;

/** $1: the moment the community is looked at; $2: how many members. */
export const planPeople = `
INSERT INTO person SELECT n, pg_temp.ulid(at, 'person' || n), at
FROM (SELECT n, $1::timestamptz - interval '800 days' + n * interval '30 minutes' AS at FROM generate_series(0, $2::int - 1) n) x`;

/** $1: the moment; $2: the boards as [slug, name, description]. */
export const planPlaces = `
INSERT INTO place SELECT n, pg_temp.ulid($1::timestamptz - interval '801 days', 'place' || n), b->>0, b->>1, b->>2
FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS x(b, n)`;

/**
 * $1: the moment; $2: how many topics; $3: posts a topic on average; $4: members; $5: titles.
 * One topic in ten has 20 posts, the others share the rest. The largest board holds 55 of 100 topics.
 */
export const planThreads = `
INSERT INTO thread
SELECT i, pg_temp.ulid(at, 'thread' || i), width_bucket(pg_temp.pick(i, 1, 100), ARRAY[55, 67, 75, 81, 86, 90, 93, 95, 97, 98, 99]) + 1,
  (ARRAY['discussion', 'discussion', 'discussion', 'question', 'article'])[pg_temp.pick(i, 2, 5) + 1], posts,
  pg_temp.pick(i, 3, $4::int), pg_temp.pick(i, 4, $5::int), at,
  least((20 + pg_temp.pick(i, 5, 600)) * interval '1 minute', ($1::timestamptz - at) / (posts + 2))
FROM (
  SELECT i, $1::timestamptz - interval '1 hour' - ($2::int - i) * (interval '730 days' / $2::int) AS at,
    CASE WHEN i % 10 = 0 THEN 20 ELSE ($3::int * 10 - 20) / 9 + CASE WHEN i % 10 <= ($3::int * 10 - 20) % 9 THEN 1 ELSE 0 END END AS posts
  FROM generate_series(1, $2::int) i
) x`;

/** $1: members; $2: bodies. Each third reply hangs below the one before it; under a question that is a comment. */
export const planEntries = `
INSERT INTO entry
SELECT t.i, j, pg_temp.ulid(t.at + j * t.gap, 'entry' || t.i || '-' || j),
  CASE WHEN j = 0 THEN 'opening' WHEN t.kind <> 'question' THEN 'reply' WHEN j % 3 = 2 THEN 'comment' ELSE 'answer' END,
  CASE WHEN j % 3 = 2 THEN pg_temp.ulid(t.at + (j - 1) * t.gap, 'entry' || t.i || '-' || (j - 1)) END, t.at + j * t.gap,
  CASE WHEN j = 0 THEN t.person ELSE pg_temp.pick(t.i * 100 + j, 6, $1::int) END, pg_temp.pick(t.i * 100 + j, 7, $2::int), pg_temp.pick(t.i * 100 + j, 8, 5)
FROM thread t, generate_series(0, t.posts - 1) j`;
