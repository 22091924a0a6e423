import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addOptions } from "~/features/polls/add-options.server";
import { castBallot, withdrawBallot } from "~/features/polls/cast-ballot.server";
import { endDuePolls } from "~/features/polls/end-poll.server";
import { findRecord } from "~/features/polls/queries.server";
import { verifyRecord } from "~/features/polls/counting/record";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import { openTopic, plainMarkdown, unhurried } from "~/features/posts/test-support/write";
import { guest } from "~/kernel/actor";
import { tally, valueOf } from "~/kernel/test-support/results";
import { makeContext, withActor, type Context } from "~/platform/context";
import type { Database } from "~/platform/db/open";
import { actingAs, makeBoard, makeMember, type CastMember } from "../support/cast";
import { makeTestContext } from "../support/context";
import { openWide, useTestDatabase } from "../support/database";

vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

let wide: Database;
let ctx: Context;
let author: CastMember;
let voters: CastMember[];

/** The clock goes: deadlines are raced here. */
beforeAll(async () => {
  wide = openWide();
  const { parts } = makeTestContext({ database: wide });
  const { clockOffsetMs: _, ...running } = parts;
  ctx = unhurried(makeContext({ ...running, now: () => new Date(), ports: { ...parts.ports, markdown: plainMarkdown } }));
  await makeBoard(ctx, { slug: "open" });
  author = await makeMember(ctx, { handle: "author", trust: 2 });
  voters = await Promise.all(Array.from({ length: 60 }, (_, place) => makeMember(ctx, { handle: `voter${place}`, trust: 1 })));
});
afterAll(() => wide.close());

async function makePoll(): Promise<string> {
  const { id: topicId } = await openTopic(ctx, author, { board: "open" });
  return valueOf(await setPoll(actingAs(ctx, author), { topicId, poll: pollSchema.parse({ kind: "single", options: [{ text: "Oak" }, { text: "Ash" }], results: "always" }) })).id;
}

const cast = (voter: CastMember, pollId: string, option: number) => castBallot(actingAs(ctx, voter), { pollId, marks: [{ option, mark: 1 }] });

it("100 parallel ballots of one member leave one, whose receipt was handed out", async () => {
  const pollId = await makePoll();
  const [voter = author] = voters;
  const answers = await Promise.all(Array.from({ length: 100 }, (_, place) => cast(voter, pollId, (place % 2) + 1)));
  const rows = await ctx.db.ballot.findMany({ where: { pollId } });
  expect(rows).toHaveLength(1);
  expect(answers.map((answer) => valueOf(answer).receipt)).toContain(rows[0]?.receipt);
});

it("ballots, changes and withdrawals around the end are in the count or refused, and the count is the record's", async () => {
  const pollId = await makePoll();
  await ctx.db.$executeRaw`UPDATE "Poll" SET "closesAt" = clock_timestamp() + interval '300 milliseconds' WHERE "id" = ${pollId}`;
  const ending = (async () => {
    while ((await ctx.db.poll.findUniqueOrThrow({ where: { id: pollId } })).endedAt === null) await endDuePolls(ctx);
  })();
  const outcomes: Parameters<typeof tally>[0][number][] = [];
  const standing = new Map<string, string>();
  await Promise.all(voters.map(async (voter, place) => {
    for (let round = 0; round < 6; round += 1) {
      if (place % 5 === 0 && round % 3 === 2) {
        const gone = await withdrawBallot(actingAs(ctx, voter), pollId);
        outcomes.push(gone);
        if (gone.ok) standing.delete(voter.id);
        continue;
      }
      const answer = await cast(voter, pollId, (place % 2) + 1);
      outcomes.push(answer);
      if (answer.ok) standing.set(voter.id, answer.value.receipt ?? "");
    }
  }));
  await ending;
  expect(Object.keys(tally(outcomes)).sort()).toEqual(["ok", "poll-ended"]);
  const record = await findRecord(withActor(ctx, guest), pollId);
  expect(record?.entries.map((entry) => ("receipt" in entry ? entry.receipt : "")).sort()).toEqual([...standing.values()].sort());
  expect(record && (await verifyRecord(record))).toEqual([]);
});

it("options added at once get numbers of their own, and the same one is added once", async () => {
  const pollId = await makePoll();
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, place) => addOptions(actingAs(ctx, author), { pollId, options: [{ text: place < 6 ? "Elm" : `Wood ${place}` }] })));
  expect(tally(outcomes)).toEqual({ ok: 7, "option-twice": 5 });
  expect((await ctx.db.pollOption.findMany({ where: { pollId }, orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
