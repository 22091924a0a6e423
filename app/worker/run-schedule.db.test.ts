import { beforeEach, describe, expect, it } from "vitest";
import { dayMs, minuteMs } from "~/kernel/clock";
import { makeTestContext, type TestContext } from "../../tests/support/context";
import { useTestDatabase } from "../../tests/support/database";
import { runDueTasks, startSchedule } from "./run-schedule.server";
import { runWorker } from "./run-worker.server";
import { schedule, type ScheduledTask } from "./schedule";

useTestDatabase();

let test: TestContext;
let ran: string[] = [];
beforeEach(async () => {
  test = makeTestContext({ now: "2026-03-04T10:00:00Z" });
  ran = [];
  await test.ctx.db.scheduleRun.deleteMany();
});

const task = (name: string, pattern: string): ScheduledTask => ({ name, pattern, run: async () => void ran.push(name) });
const nightly = task("nightly", "13 3 * * *");
const lastRun = async (name: string): Promise<string | undefined> =>
  (await test.ctx.db.scheduleRun.findUnique({ where: { name } }))?.ranAt.toISOString();

describe("a scheduled task", () => {
  it("whose time passed while nothing was running is run at the next look, once for all the times missed", async () => {
    await test.ctx.db.scheduleRun.create({ data: { name: "nightly", ranAt: new Date("2026-03-01T03:13:00Z") } });
    await runDueTasks(test.ctx, [nightly]);
    await runDueTasks(test.ctx, [nightly]);
    expect(ran).toEqual(["nightly"]);
    expect(await lastRun("nightly")).toBe("2026-03-04T03:13:00.000Z");
  });

  it("that never ran is run at once, and then at its times: in their minute, not before, and once", async () => {
    const looks: [string, number][] = [["2026-03-04T10:00:00Z", 1], ["2026-03-05T03:12:59.999Z", 1], ["2026-03-05T03:13:00Z", 2], ["2026-03-05T03:13:30Z", 2], ["2026-03-05T23:59:00Z", 2], ["2026-03-06T03:14:10Z", 3]];
    for (const [time, times] of looks) {
      test.clock.set(time);
      await runDueTasks(test.ctx, [nightly]);
      expect(ran, time).toHaveLength(times);
    }
  });

  it("is run by one of several processes that look at once", async () => {
    for (let day = 0; day < 3; day += 1) {
      await Promise.all(Array.from({ length: 6 }, () => runDueTasks(test.ctx, [nightly])));
      test.clock.advance(dayMs);
    }
    expect(ran).toHaveLength(3);
  });

  it("that fails keeps no other from running and waits for its next time", async () => {
    const failing: ScheduledTask = { ...task("failing", "*/5 * * * *"), run: async () => { ran.push("failing"); throw new Error("on purpose"); } };
    const tasks = [failing, task("other", "*/5 * * * *")];
    await runDueTasks(test.ctx, tasks);
    test.clock.advance(4 * minuteMs);
    await runDueTasks(test.ctx, tasks);
    expect(ran).toEqual(["failing", "other"]);
    test.clock.advance(minuteMs);
    await runDueTasks(test.ctx, tasks);
    expect(ran).toEqual(["failing", "other", "failing", "other"]);
  });

  it("still in hand is not begun a second time by the same process, while others go on", async () => {
    let begin: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const long: ScheduledTask = { ...task("long", "*/5 * * * *"), run: async () => { ran.push("long"); begin(); await finished; } };
    const inHand = new Set<string>();
    const first = runDueTasks(test.ctx, [long], inHand);
    await begun;
    test.clock.advance(5 * minuteMs);
    await runDueTasks(test.ctx, [long, task("other", "*/5 * * * *")], inHand);
    expect(ran).toEqual(["long", "other"]);
    finish();
    await first;
  });
});

it("a task that takes long hears that the process stops", async () => {
  const long: ScheduledTask = { ...task("long", "* * * * *"), run: (_ctx, stopping) => new Promise((done) => (stopping?.aborted ? done() : stopping?.addEventListener("abort", () => done()))) };
  await startSchedule(test.ctx, [long]).stop();
  expect(await lastRun("long")).toBeDefined();
});

it("a worker that starts makes up for what was missed, and finishes it before it stops", async () => {
  const worker = await runWorker(test.ctx, test.database);
  await worker.stop();
  expect((await test.ctx.db.scheduleRun.findMany()).map(({ name }) => name).sort()).toEqual(schedule.map(({ name }) => name).sort());
});
