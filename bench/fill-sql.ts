// The plan written into the tables, one statement a table.

/** The down votes among a post's votes; goes with entry `e`. */
const downs = `(CASE WHEN e.votes = 4 AND e.i % 7 = 0 THEN 1 ELSE 0 END)`;

/** $1: the moment. Accounts and one session each; the cookie is `bench-session-` and the member's number. */
export const fillPeople = [
  `INSERT INTO "Member" ("id", "handle", "handleFolded", "displayName", "trust", "joinedAt")
   SELECT id, 'member' || n, 'member' || n, CASE WHEN n % 3 = 0 THEN '成员' || n ELSE 'Member ' || n END, 2, joined FROM person WHERE $1::timestamptz IS NOT NULL`,
  `INSERT INTO "Account" ("memberId", "email", "emailFolded", "passwordHash", "verifiedAt", "passwordChangedAt")
   SELECT id, 'member' || n || '@example.org', 'member' || n || '@example.org', '!', joined, joined FROM person WHERE $1::timestamptz IS NOT NULL`,
  `INSERT INTO "Session" ("id", "publicId", "memberId", "createdAt", "lastSeenAt", "expiresAt", "signedInAt")
   SELECT encode(sha256(convert_to('bench-session-' || n, 'UTF8')), 'hex'), 'bench-' || n, id, $1::timestamptz, now(), now() + interval '80 days', $1::timestamptz FROM person`,
  `INSERT INTO "RoleGrant" ("id", "memberId", "role", "grantedAt")
   SELECT 'bench-role-' || n, id, 'moderator', joined FROM person WHERE n % 200 = 199 AND $1::timestamptz IS NOT NULL`,
  `INSERT INTO "Setting" ("key", "value", "changedAt") VALUES ('demo', 'false', $1::timestamptz)`,
  `INSERT INTO "Board" ("id", "slug", "name", "description", "topicKinds", "requiredTags", "hue", "position", "createdAt")
   SELECT id, slug, name, description, ARRAY['discussion', 'question', 'article', 'announcement'], '{}', 1 + n % 8, n, $1::timestamptz - interval '801 days' FROM place`,
];

/** $1: the moment; $2: the tags. */
export const fillTopics = `
INSERT INTO "Topic" ("id", "boardId", "kind", "title", "slug", "excerpt", "tags", "authorId", "score", "replyCount", "commentCount", "hot",
  "createdAt", "publishedAt", "lastActivityAt", "lastPostId", "lastPosterId", "pinnedAt", "acceptedPostId")
SELECT t.id, b.id, t.kind, w.title, w.slug, o.excerpt, ARRAY[($2::text[])[1 + pg_temp.pick(t.i, 9, 15)], ($2::text[])[16 + pg_temp.pick(t.i, 10, 15)]],
  a.id, e.votes - 2 * ${downs}, c.replies, c.comments,
  CASE WHEN t.at < $1::timestamptz - interval '14 days' THEN 0
    ELSE log(2 + greatest(e.votes - 2 * ${downs}, 0) + c.replies / 2.0) / power(extract(epoch FROM $1::timestamptz - t.at) / 3600 + 2, 1.5) END,
  t.at, t.at, coalesce(l.at, t.at), l.id, p.id, CASE WHEN t.i % 3000 = 5 THEN t.at END,
  CASE WHEN t.kind = 'question' AND t.i % 2 = 0 THEN f.id END
FROM thread t
JOIN place b ON b.n = t.place JOIN title w ON w.n = t.title JOIN person a ON a.n = t.person
JOIN entry e ON e.i = t.i AND e.j = 0 JOIN body o ON o.n = e.body
JOIN (SELECT i, count(*) FILTER (WHERE kind IN ('reply', 'answer')) AS replies, count(*) FILTER (WHERE kind = 'comment') AS comments,
  max(j) FILTER (WHERE kind IN ('reply', 'answer')) AS last FROM entry GROUP BY i) c ON c.i = t.i
LEFT JOIN entry l ON l.i = t.i AND l.j = c.last LEFT JOIN person p ON p.n = l.person LEFT JOIN entry f ON f.i = t.i AND f.j = 1`;

export const fillPosts = `
INSERT INTO "Post" ("id", "topicId", "kind", "parentId", "path", "depth", "authorId", "body", "bodyHtml", "renderer", "hasLink", "heldFor",
  "score", "upCount", "downCount", "createdAt")
SELECT e.id, t.id, e.kind, e.parent, concat_ws('/', e.parent, e.id), CASE WHEN e.parent IS NULL THEN 0 ELSE 1 END, a.id, b.body, b.html, b.renderer,
  b."hasLink", '{}', e.votes - 2 * ${downs}, e.votes - ${downs}, ${downs}, e.at
FROM entry e JOIN thread t ON t.i = e.i JOIN person a ON a.n = e.person JOIN body b ON b.n = e.body ORDER BY e.at`;

/** $1: members. Nobody votes on their own post: the steps never come round to the author. */
export const fillVotes = `
INSERT INTO "Vote" ("postId", "memberId", "value", "createdAt", "updatedAt")
SELECT e.id, p.id, CASE WHEN k = 4 AND e.i % 7 = 0 THEN -1 ELSE 1 END, e.at, e.at
FROM entry e, generate_series(1, e.votes) k JOIN person p ON true WHERE p.n = (e.person + 1 + k * 397) % $1::int`;

/** $1: how many members have marks; $2: how many of the newest topics they may have opened. About half are behind by a reply. */
export const fillReadings = `
INSERT INTO "TopicReading" ("memberId", "topicId", "lastPostId", "seenReplies", "readAt")
SELECT p.id, t."id", coalesce(t."lastPostId", t."id"), greatest(t."replyCount" - pg_temp.pick(p.n * 1000003::bigint + x.i, 11, 2), 0), now()
FROM (SELECT i, id FROM thread ORDER BY i DESC LIMIT $2::int) x JOIN "Topic" t ON t."id" = x.id
JOIN person p ON p.n < $1::int AND pg_temp.pick(p.n * 1000003::bigint + x.i, 12, 5) = 0`;

export const fillEvents = `
INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "boardId", "occurredAt", "recordedAt", "payload", "dispatched")
SELECT pg_temp.ulid(e.at, 'event' || e.i || '-' || e.j), 'post.created', p.id, 'post', e.id, b.id, e.at, e.at,
  jsonb_build_object('topicId', t.id, 'kind', e.kind, 'state', 'visible'), true
FROM entry e JOIN thread t ON t.i = e.i JOIN person p ON p.n = e.person JOIN place b ON b.n = t.place`;

/** $1: the moment. */
export const fillCounts = `
UPDATE "Board" b SET "topicCount" = c.topics, "month" = c.month
FROM (SELECT "boardId", count(*) AS topics, count(*) FILTER (WHERE "lastActivityAt" > $1::timestamptz - interval '30 days') AS month FROM "Topic" GROUP BY 1) c
WHERE c."boardId" = b."id"`;
