import type { ActorContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { readableBoards } from "~/features/boards/rules";
import { endOfPrefix } from "~/kernel/text";
import { avatarUrl } from "./queries.server";
import type { MemberSuggestion } from "./types";

const suggestedMax = 8;
/** Of a long topic the newest posts say who takes part. */
const postsLookedAt = 200;

/**
 * Active members whose handle or name begins with the text, at most eight: the exact handle first, then who wrote
 * in the topic named, if the actor may read it.
 */
export async function suggestMembers(ctx: ActorContext, { q, topic }: { q: string; topic?: string | undefined }): Promise<MemberSuggestion[]> {
  const from = q.normalize("NFKC").toLowerCase();
  if (from === "") return [];
  const to = endOfPrefix(from);
  const boards = topic ? readableBoards(ctx.actor, await getBoardTree(ctx)).map(({ id }) => id) : [];
  const rows = await ctx.db.$queryRaw<{ id: string; handle: string; displayName: string; avatarId: string | null }[]>`
    WITH here AS (
      SELECT p."authorId" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
      WHERE p."topicId" = ${topic ?? ""} AND p."state" = 'visible' AND t."state" = 'visible' AND t."boardId" = ANY(${boards})
      ORDER BY p."id" DESC LIMIT ${postsLookedAt}
    ), known AS NOT MATERIALIZED (
      SELECT m."id", m."handle" COLLATE "C" AS "handle", lower(m."displayName") COLLATE "C" AS "name" FROM "Member" m WHERE m."state" = 'active' AND m."kind" = 'person'
    ), found AS (
      (SELECT k."id" FROM known k WHERE k."id" IN (SELECT "authorId" FROM here) AND (k."handle" >= ${from} AND k."handle" < ${to} OR k."name" >= ${from} AND k."name" < ${to}) LIMIT ${suggestedMax})
      UNION (SELECT k."id" FROM known k WHERE k."handle" >= ${from} AND k."handle" < ${to} ORDER BY k."handle" LIMIT ${suggestedMax})
      UNION (SELECT k."id" FROM known k WHERE k."name" >= ${from} AND k."name" < ${to} ORDER BY k."name" LIMIT ${suggestedMax})
    )
    SELECT m."id", m."handle", m."displayName", m."avatarId" FROM found JOIN "Member" m ON m."id" = found."id"
    ORDER BY m."handle" = ${from} DESC, m."id" IN (SELECT "authorId" FROM here) DESC, starts_with(m."handle", ${from}) DESC, m."handle" LIMIT ${suggestedMax}`;
  return rows.map(({ id, handle, displayName, avatarId }) => ({ id, handle, displayName, avatarUrl: avatarUrl(avatarId) }));
}
