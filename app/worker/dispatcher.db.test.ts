import { beforeEach, describe, expect, it } from "vitest";
import { eventPayloads } from "~/events/catalogue";
import { listParked, retryDelivery } from "~/features/operations/deliveries.server";
import { minuteMs, secondMs } from "~/kernel/clock";
import { outcomeOf, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, makeMember } from "../../tests/support/cast";
import { makeTestContext, type TestContext } from "../../tests/support/context";
import { useTestDatabase } from "../../tests/support/database";
import { attemptsMax, backoffMs, drain, workOnce, workSlowOnce } from "./dispatcher.server";
import type { Consumer } from "./consumer";
import { consumers } from "./consumers";
import { schedule } from "./schedule";

useTestDatabase();

let test: TestContext;
let heard: string[] = [];
beforeEach(async () => {
  test = makeTestContext();
  heard = [];
  await test.ctx.db.delivery.deleteMany();
  await drain(test.ctx, []);
});

type Take = (ids: string[]) => void;
const single = (name: string, take: Take = () => undefined): Consumer => ({
  name, mode: "single", interestedIn: ["board.created"],
  take: async (_ctx, event) => {
    take([event.subjectId]);
    heard.push(`${name} ${event.subjectId}`);
  },
});
const batch = (name: string, size: number, take: Take = () => undefined): Consumer => ({
  name, mode: "batch", size, interestedIn: ["board.created"],
  take: async (_ctx, events) => {
    const ids = events.map(({ subjectId }) => subjectId).sort();
    take(ids);
    heard.push(`${name} ${ids.join("+")}`);
  },
});
const failing = (): never => {
  throw new Error("the other side is away");
};

async function happen(ctx: Context, ...subjects: string[]): Promise<void> {
  for (const subjectId of subjects) {
    await ctx.record({ type: "board.created", actorId: null, subjectType: "board", subjectId, payload: {} });
    test.clock.advance(1);
  }
}

const deliveries = (ctx: Context) => ctx.db.delivery.findMany({ orderBy: [{ eventId: "asc" }, { consumer: "asc" }] });

describe("fan-out", () => {
  it("hands each event to interested consumers only, one by one or in batches", async () => {
    const deaf: Consumer = { ...single("deaf"), interestedIn: ["topic.created"] };
    await happen(test.ctx, "a", "b", "c");
    await drain(test.ctx, [single("one"), batch("two", 2), deaf]);
    expect(heard.sort()).toEqual(["one a", "one b", "one c", "two a+b", "two c"]);
    expect(await deliveries(test.ctx)).toEqual([]);
    expect(await test.ctx.db.event.count({ where: { dispatched: false } })).toBe(0);
  });

  it("hands nothing to a slow consumer among the others, but to all slow ones apart", async () => {
    const slow: Consumer = { ...single("slow"), pace: "slow" };
    await happen(test.ctx, "a");
    expect(await workOnce(test.ctx, [slow, single("one")])).toBe(1);
    expect(heard).toEqual(["one a"]);
    expect(await workSlowOnce(test.ctx, [slow, single("one")])).toBe(1);
    expect(heard).toEqual(["one a", "slow a"]);
    expect(await deliveries(test.ctx)).toEqual([]);
  });

  it("marks an event nobody is interested in", async () => {
    await happen(test.ctx, "a");
    expect(await workOnce(test.ctx, [])).toBe(0);
    expect(await test.ctx.db.event.count({ where: { dispatched: false } })).toBe(0);
  });

  it("gives nothing of what was rolled back", async () => {
    const rolledBack = test.ctx.transaction(async (ctx) => {
      await happen(ctx, "a");
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    await drain(test.ctx, [single("one")]);
    expect(heard).toEqual([]);
  });
});

describe("failure", () => {
  it.each([[1, 2], [2, 4], [3, 8], [9, 512], [11, 2048], [12, 3600], [40, 3600]])("after try %d waits %d s", (attempts, seconds) => {
    expect(backoffMs(attempts)).toBe(seconds * secondMs);
  });

  it("is tried again when its wait is over, not before", async () => {
    let tries = 0;
    const shaky = single("shaky", () => ((tries += 1) < 3 ? failing() : undefined));
    await happen(test.ctx, "a");
    await drain(test.ctx, [shaky]);
    expect(tries).toBe(1);
    expect(await deliveries(test.ctx)).toMatchObject([{ attempts: 1, state: "pending", leasedUntil: null, lastError: "the other side is away" }]);
    test.clock.advance(2 * secondMs - 1);
    await drain(test.ctx, [shaky]);
    expect(tries).toBe(1);
    test.clock.advance(1);
    await drain(test.ctx, [shaky]);
    expect(tries).toBe(2);
    test.clock.advance(4 * secondMs);
    await drain(test.ctx, [shaky]);
    expect(heard).toEqual(["shaky a"]);
    expect(await deliveries(test.ctx)).toEqual([]);
  });

  it("of one event does not hold up the others, neither single nor in a batch, nor other consumers", async () => {
    const poison: Take = (ids) => (ids.includes("poison") ? failing() : undefined);
    await happen(test.ctx, "a", "poison", "b", "c");
    await drain(test.ctx, [single("one", poison), batch("two", 10, poison), single("three")]);
    expect(heard.sort()).toEqual(["one a", "one b", "one c", "three a", "three b", "three c", "three poison", "two a", "two b", "two c"]);
    expect((await deliveries(test.ctx)).map(({ consumer, attempts }) => `${consumer} ${attempts}`).sort()).toEqual(["one 1", "two 1"]);
  });

  it("ten times parks the delivery, which operators see and may let be tried again", async () => {
    const { ctx, clock } = test;
    let isAway = true;
    const consumer = single("mail", () => (isAway ? failing() : undefined));
    await happen(ctx, "a");
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      await drain(ctx, [consumer]);
      clock.advance(backoffMs(attempt));
    }
    expect(await deliveries(ctx)).toMatchObject([{ state: "parked", attempts: 10 }]);
    clock.advance(100 * minuteMs);
    expect(await workOnce(ctx, [consumer])).toBe(0);
    const { items } = await listParked(ctx, { limit: 10 });
    expect(items).toMatchObject([{ consumer: "mail", attempts: 10, type: "board.created", subjectId: "a", lastError: "the other side is away" }]);

    const [eventId = ""] = items.map((item) => item.eventId);
    const [member, operator] = [await makeMember(ctx, { handle: "nosy" }), await makeMember(ctx, { handle: "runs-it", role: "operator" })];
    isAway = false;
    expect(outcomeOf(await retryDelivery(actingAs(ctx, member), { eventId, consumer: "mail" }))).toBe("forbidden");
    expect(outcomeOf(await retryDelivery(actingAs(ctx, operator), { eventId, consumer: "nobody" }))).toBe("not-found");
    valueOf(await retryDelivery(actingAs(ctx, operator), { eventId, consumer: "mail" }));
    expect(outcomeOf(await retryDelivery(actingAs(ctx, operator), { eventId, consumer: "mail" }))).toBe("not-found");
    await drain(ctx, [consumer]);
    expect(heard).toEqual(["mail a"]);
    expect(await ctx.db.auditEntry.count({ where: { action: "delivery.retried", subjectId: eventId } })).toBe(1);
  });
});

const read: (target: object, name: string | symbol, receiver: unknown) => unknown = Reflect.get;

/** What a killed process leaves: the lease taken, nothing said after. */
async function crashAfterClaim(ctx: Context, consumer: Consumer): Promise<void> {
  const crash = new Error("killed");
  const dies: Context = { ...ctx, db: new Proxy(ctx.db, { get: (db, name, receiver) => (name === "delivery" ? { updateMany: () => Promise.reject(crash), deleteMany: () => Promise.reject(crash) } : read(db, name, receiver)) }) };
  await expect(workOnce(dies, [consumer])).rejects.toBe(crash);
}

describe("a crash", () => {
  it("after the claim leaves the lease to run out, then the delivery is tried again", async () => {
    await happen(test.ctx, "a");
    await crashAfterClaim(test.ctx, single("one"));
    expect(await deliveries(test.ctx)).toMatchObject([{ attempts: 1, state: "pending" }]);
    expect(await workOnce(test.ctx, [single("one")])).toBe(0);
    test.clock.advance(2 * minuteMs + 1);
    expect(await workOnce(test.ctx, [single("one")])).toBe(1);
    expect(heard).toEqual(["one a", "one a"]); // at least once: the repeat is the consumer's to make harmless
    expect(await deliveries(test.ctx)).toEqual([]);
  });

  it("that comes each time ends in a parked delivery, not in a loop for ever", async () => {
    await happen(test.ctx, "a");
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      await crashAfterClaim(test.ctx, single("deadly"));
      test.clock.advance(2 * minuteMs + 1);
    }
    expect(await workOnce(test.ctx, [single("deadly")])).toBe(0);
    expect(await deliveries(test.ctx)).toMatchObject([{ state: "parked", attempts: attemptsMax }]);
    expect(heard).toHaveLength(attemptsMax);
  });
});

describe("the manifest", () => {
  it("names each consumer and each scheduled task once", () => {
    for (const names of [consumers, schedule].map((list) => list.map(({ name }) => name))) expect(new Set(names).size).toBe(names.length);
  });

  it("is interested in facts that exist, each once", () => {
    for (const { name, interestedIn } of consumers) {
      expect(interestedIn.filter((type) => !(type in eventPayloads)), name).toEqual([]);
      expect(new Set(interestedIn).size, name).toBe(interestedIn.length);
      expect(interestedIn.length, name).toBeGreaterThan(0);
    }
  });

  it("its scheduled tasks run on an empty community", async () => {
    for (const task of schedule) await expect(task.run(test.ctx), task.name).resolves.toBeUndefined();
  });
});
