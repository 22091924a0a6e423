import type { Context } from "~/platform/context";
import { foldHandle } from "~/kernel/fold-handle";
import { inBatches } from "./batches";
import { assignHandles, handleCandidates, type Newcomer } from "./handles";
import { importedId } from "./imported-id";
import { plainTextOf } from "./plain-text";
import { emptyCount, report, writeBatch, type Run, type StepCount } from "./run";
import { readRows } from "./stack-exchange/read-rows.server";
import { parseUser, type UserRow } from "./stack-exchange/rows";

const attemptsMax = 5;
const weightMax = 500_000;

/** Stores the dump's users as members without an account. Records member.registered once for each. */
export async function importMembers(run: Run): Promise<StepCount> {
  const count = emptyCount();
  const users = readRows(run.dump.users, parseUser);
  const batches = inBatches(users, { rowsMax: run.batchRowsMax, weightMax, weightOf: (user) => user.aboutMe.length });
  for await (const batch of batches) {
    const rows = batch.map((user) => ({ user, bio: plainTextOf(user.aboutMe), website: websiteOf(user.websiteUrl) }));
    count.created += await writeBatch(run, (ctx) => insertMembers(ctx, run, rows));
    count.total += batch.length;
    report(run, "members", count.total, run.totals.users);
  }
  return count;
}

type PreparedUser = { user: UserRow; bio: string; website: string };

/** Gives handles under the lock; somebody who signs up meanwhile with one of them makes it choose again. */
async function insertMembers(ctx: Context, run: Run, rows: PreparedUser[]): Promise<number> {
  let created = 0;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const missing = await missingOf(ctx, run, rows);
    if (missing.length === 0) return created;
    const newcomers = missing.map(({ user }) => newcomerOf(run, user));
    const handles = assignHandles(newcomers, await takenHandles(ctx, newcomers));
    created += await insertRows(ctx, run, missing.map((row, index) => toColumns(run, row, handles[index] ?? "")));
  }
  throw new Error("the handles of imported members were taken again and again");
}

async function missingOf(ctx: Context, run: Run, rows: PreparedUser[]): Promise<PreparedUser[]> {
  const known = await ctx.db.member.findMany({
    where: { source: run.source, sourceId: { in: rows.map(({ user }) => `user-${user.id}`) } },
    select: { sourceId: true },
  });
  const ids = new Set(known.map(({ sourceId }) => sourceId));
  return rows.filter(({ user }) => !ids.has(`user-${user.id}`));
}

/** Which of the handles they may get belong to somebody, belonged to somebody, or wait for a sign-up. */
async function takenHandles(ctx: Context, newcomers: Newcomer[]): Promise<Set<string>> {
  const wishes = JSON.stringify([...new Set(newcomers.flatMap(handleCandidates).map(foldHandle))]);
  const taken = await ctx.db.$queryRaw<{ wanted: string }[]>`
    WITH "wish" AS (SELECT jsonb_array_elements_text(${wishes}::jsonb) AS "wanted")
    SELECT "wanted" FROM "wish" JOIN "Member" ON "handleFolded" = "wanted"
    UNION SELECT "wanted" FROM "wish" JOIN "HandleHistory" ON "handleFolded" = "wanted"
    UNION SELECT "wanted" FROM "wish" JOIN "SignUp" ON "handleFolded" = "wanted" AND "expiresAt" > clock_timestamp()`;
  return new Set(taken.map(({ wanted }) => wanted));
}

function newcomerOf(run: Run, user: UserRow): Newcomer {
  return { source: run.source, number: user.id, displayName: user.displayName };
}

function toColumns(run: Run, { user, bio, website }: PreparedUser, handle: string): Record<string, unknown> {
  const sourceId = `user-${user.id}`;
  return {
    id: importedId(user.createdAt, run.source, sourceId),
    eventId: importedId(user.createdAt, run.source, `registered:${sourceId}`),
    handle,
    handleFolded: foldHandle(handle),
    displayName: user.displayName || `user${user.id.replace(/\D/g, "")}`,
    bio,
    website,
    joinedAt: user.createdAt,
    sourceId,
    sourceUrl: run.siteUrl && `${run.siteUrl}/users/${user.id}`,
  };
}

function websiteOf(address: string): string {
  return /^https?:\/\//i.test(address) && URL.canParse(address) && !/\s/.test(address) ? address : "";
}

async function insertRows(ctx: Context, run: Run, rows: Record<string, unknown>[]): Promise<number> {
  const [answer] = await ctx.db.$queryRaw<{ added: number }[]>`
    WITH "row" AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "r" ("id" text, "eventId" text, "handle" text,
        "handleFolded" text, "displayName" text, "bio" text, "website" text, "joinedAt" timestamptz, "sourceId" text, "sourceUrl" text)
    ), "added" AS (
      INSERT INTO "Member" ("id", "handle", "handleFolded", "displayName", "bio", "website", "joinedAt",
        "imported", "source", "sourceId", "sourceUrl")
      SELECT "id", "handle", "handleFolded", "displayName", "bio", "website", "joinedAt",
        true, ${run.source}::text, "sourceId", "sourceUrl" FROM "row"
      ON CONFLICT DO NOTHING RETURNING "id"
    ), "fact" AS (
      INSERT INTO "Event" ("id", "type", "actorId", "subjectType", "subjectId", "occurredAt", "recordedAt", "imported", "payload")
      SELECT "eventId", 'member.registered', "id", 'member', "id", "joinedAt", ${ctx.now().toISOString()}::timestamptz, true, '{}'::jsonb
      FROM "row" JOIN "added" USING ("id")
      ON CONFLICT ("id") DO NOTHING
    )
    SELECT count(*)::int AS "added" FROM "added"`;
  return answer?.added ?? 0;
}
