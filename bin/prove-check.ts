import { consumers } from "~/worker/consumers";
import { drain } from "~/worker/dispatcher.server";
import { makeContext, type Context, type ContextParts } from "~/platform/context";
import type { Db } from "~/platform/db/open";
import type { Journal } from "./prove-load";

/** A name and how many rows break it: each must be 0. */
export type Finding = { name: string; count: number };

type Count = { count: bigint };

/** What was acknowledged and is not there, or is there otherwise than acknowledged. */
export async function findLost(db: Db, journal: Journal): Promise<Finding[]> {
  const posts = new Map((await db.post.findMany({ select: { id: true, body: true, version: true } })).map((post) => [post.id, post]));
  const topics = new Set((await db.topic.findMany({ select: { id: true } })).map(({ id }) => id));
  const handles = new Map((await db.member.findMany({ select: { id: true, handle: true } })).map(({ id, handle }) => [id, handle]));
  const votes = new Map((await db.vote.findMany()).map((vote) => [`${handles.get(vote.memberId)} ${vote.postId}`, vote.value]));
  const copies = new Map<string, number>();
  for (const { body } of posts.values()) copies.set(body, (copies.get(body) ?? 0) + 1);
  const texts = [...journal.edits].filter(([id, known]) => {
    const post = posts.get(id);
    const asAcked = post?.version === known.version && post.body.includes(known.marker);
    return !asAcked && !(known.maybe !== null && post?.version === known.version + 1 && post.body.includes(known.maybe));
  });
  const ballots = [...journal.votes].filter(([name, { acked, maybe }]) => {
    const value = votes.get(name) ?? 0; // a vote of 0 on what one never voted for leaves no row
    return value !== (acked ?? 0) && !maybe.has(value);
  });
  const drafts = new Map((await db.draft.findMany()).map((draft) => [draft.key, JSON.stringify(draft.fields)]));
  const unfinished = [...journal.drafts.values()].filter(({ key, marker, maybe }) => {
    const text = drafts.get(key) ?? "";
    return !text.includes(marker ?? "") && !(maybe !== null && text.includes(maybe));
  });
  return [
    { name: "acknowledged topics missing", count: [...journal.topics.values()].filter(({ id }) => !topics.has(id)).length },
    { name: "acknowledged posts missing", count: [...journal.posts.values()].filter(({ id }) => !posts.has(id)).length },
    { name: "acknowledged edits missing", count: texts.length },
    { name: "acknowledged votes missing", count: ballots.length },
    { name: "acknowledged drafts missing", count: unfinished.length },
    { name: "objects made twice", count: [...copies.values()].filter((count) => count > 1).length },
  ];
}

async function count(name: string, rows: Promise<Count[]>): Promise<Finding> {
  return { name, count: Number((await rows)[0]?.count ?? NaN) };
}

/** Objects that are there by half, and counters that disagree with their rows. */
export async function findHalves(db: Db): Promise<Finding[]> {
  return [
    await count("topics without opening post", db.$queryRaw`
      SELECT count(*) FROM "Topic" t WHERE (SELECT count(*) FROM "Post" p WHERE p."topicId" = t."id" AND p."kind" = 'opening') <> 1`),
    await count("reply counters unlike a recount", db.$queryRaw`
      SELECT count(*) FROM "Topic" t WHERE t."replyCount" <> (SELECT count(*) FROM "Post" p WHERE p."topicId" = t."id" AND p."kind" IN ('reply', 'answer') AND p."state" = 'visible')`),
    await count("last posters unlike the last post", db.$queryRaw`
      SELECT count(*) FROM "Topic" t WHERE t."replyCount" > 0 AND NOT EXISTS (
        SELECT FROM "Post" p WHERE p."id" = t."lastPostId" AND p."topicId" = t."id" AND p."authorId" = t."lastPosterId")`),
    await count("scores unlike a recount", db.$queryRaw`
      SELECT count(*) FROM "Post" p LEFT JOIN (
        SELECT "postId", sum("value") AS "sum", count(*) FILTER (WHERE "value" = 1) AS "up", count(*) FILTER (WHERE "value" = -1) AS "down" FROM "Vote" GROUP BY 1
      ) v ON v."postId" = p."id"
      WHERE p."score" <> p."scoreBase" + COALESCE(v."sum", 0) OR p."upCount" <> COALESCE(v."up", 0) OR p."downCount" <> COALESCE(v."down", 0)`),
    await count("topic scores unlike the opening's", db.$queryRaw`
      SELECT count(*) FROM "Topic" t JOIN "Post" p ON p."topicId" = t."id" AND p."kind" = 'opening' WHERE t."score" <> p."score"`),
    await count("versions unlike the revisions", db.$queryRaw`
      SELECT count(*) FROM "Post" p WHERE p."version" - 1 <> (SELECT count(*) FROM "PostRevision" r WHERE r."postId" = p."id")`),
  ];
}

/** Facts that are missing, double or out of step with what they tell of. */
export async function findLostEvents(db: Db): Promise<Finding[]> {
  return [
    await count("topics without exactly one event", db.$queryRaw`
      SELECT count(*) FROM "Topic" t WHERE (SELECT count(*) FROM "Event" e WHERE e."subjectId" = t."id" AND e."type" = 'topic.created') <> 1`),
    await count("posts without exactly one event", db.$queryRaw`
      SELECT count(*) FROM "Post" p WHERE (SELECT count(*) FROM "Event" e WHERE e."subjectId" = p."id" AND e."type" = 'post.created') <> 1`),
    await count("edits without exactly one event", db.$queryRaw`
      SELECT count(*) FROM "Post" p WHERE (SELECT count(*) FROM "Event" e WHERE e."subjectId" = p."id" AND e."type" = 'post.edited') <> p."version" - 1`),
    await count("votes whose events do not add up", db.$queryRaw`
      SELECT count(*) FROM (
        SELECT "subjectId", "actorId", sum((e."payload"->>'to')::int - (e."payload"->>'from')::int) AS "sum" FROM "Event" e WHERE e."type" = 'vote.cast' GROUP BY 1, 2
      ) e FULL JOIN "Vote" v ON v."postId" = e."subjectId" AND v."memberId" = e."actorId" WHERE COALESCE(e."sum", 0) <> COALESCE(v."value", 0)`),
    await count("events of nothing", db.$queryRaw`
      SELECT count(*) FROM "Event" e WHERE (e."type" = 'topic.created' AND NOT EXISTS (SELECT FROM "Topic" t WHERE t."id" = e."subjectId"))
        OR (e."type" = 'post.created' AND NOT EXISTS (SELECT FROM "Post" p WHERE p."id" = e."subjectId"))`),
  ];
}

const leasesOverMs = 3 * 60_000;

/** Works off what is left, as a server would once the leases of the killed one have run out. */
export async function findUndelivered(parts: ContextParts): Promise<Finding[]> {
  const later = new Date(Date.now() + leasesOverMs);
  const ctx: Context = makeContext({ ...parts, now: () => later });
  await drain(ctx, consumers);
  const { db } = ctx;
  return [
    { name: "events never fanned out", count: await db.event.count({ where: { dispatched: false } }) },
    { name: "deliveries left or parked", count: await db.delivery.count() },
    await count("hot ranks behind their facts", db.$queryRaw`
      SELECT count(*) FROM "Topic" t JOIN "Board" b ON b."id" = t."boardId" WHERE t."state" = 'visible' AND t."hot" < 0.999999
        * log(2 + greatest(t."score", 0) + t."replyCount" / 2.0) / power(extract(epoch FROM (${later}::timestamptz - t."publishedAt")) / 3600 + 2, 1.5) / log(2 + b."month")`),
    await count("board counts unlike a recount", db.$queryRaw`
      SELECT count(*) FROM "Board" b WHERE b."topicCount" <> (SELECT count(*) FROM "Topic" t WHERE t."boardId" = b."id" AND t."state" = 'visible')`),
  ];
}

/** A mark over all facts and audit entries up to an id: the same later, since both are append-only. */
export async function markOfLog(db: Db, upTo: string): Promise<{ count: number; mark: string }> {
  const rows = await db.$queryRaw<{ count: bigint; mark: string | null }[]>`
    SELECT count(*), md5(string_agg(x."row", '|' ORDER BY x."row")) AS "mark" FROM (
      SELECT (to_jsonb(e) - 'dispatched')::text AS "row" FROM "Event" e WHERE e."id" <= ${upTo}
      UNION ALL SELECT to_jsonb(a)::text FROM "AuditEntry" a WHERE a."id" <= ${upTo}) x`;
  return { count: Number(rows[0]?.count ?? 0), mark: rows[0]?.mark ?? "" };
}
