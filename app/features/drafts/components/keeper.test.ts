import { beforeEach, describe, expect, it } from "vitest";
import type { Draft, DraftFields } from "~/features/drafts/types";
import { makeKeeper, type Keeper, type KeeperOptions, type KeeperState, type Reached, type Said } from "./keeper";

/** A form, a device and a server that answers as it is told. */
let form: DraftFields;
let device: Map<string, string>;
let server: { answers: Said[]; got: { fields: DraftFields; version: number }[]; dropped: number[]; has: Draft | null };
let states: KeeperState[];
let waits: number[];

beforeEach(() => {
  form = { body: "" };
  device = new Map();
  server = { answers: [], got: [], dropped: [], has: null };
  states = [];
  waits = [];
});

const onDevice: KeeperOptions["store"] = { getItem: (name) => device.get(name) ?? null, setItem: (name, text) => void device.set(name, text), removeItem: (name) => void device.delete(name) };
const draftOf = (body: string, version: number): Draft => ({ key: "reply-1", fields: { body }, version, updatedAt: "2026-01-01T00:00:00.000Z" });

function keeperFrom(version = 0, store = onDevice): Keeper {
  return makeKeeper({
    name: "kim.reply-1", version, read: () => ({ ...form }), told: (state) => states.push(state),
    store,
    put: async (fields, from) => {
      server.got.push({ fields, version: from });
      return server.answers.shift() ?? { status: 200, version: from + 1 };
    },
    drop: async (from) => {
      server.dropped.push(from);
      return server.answers.shift() ?? { status: 204 };
    },
    present: async () => server.has,
    later: (_work, ms) => {
      waits.push(ms);
      return () => undefined;
    },
  });
}

function type(keeper: Keeper, body: string): void {
  form = { ...form, body };
  keeper.changed();
}

describe("the keeper", () => {
  it("keeps every change on the device at once, and on the server when typing has stopped; then the device forgets", async () => {
    const keeper = keeperFrom();
    type(keeper, "a");
    type(keeper, "ab");
    expect(keeper.unsent()).toEqual({ fields: { body: "ab" }, version: 0 });
    expect([server.got.length, waits]).toEqual([0, [1_500, 1_500]]);
    expect(await keeper.flush()).toBe("there");
    expect(server.got).toEqual([{ fields: { body: "ab" }, version: 0 }]);
    expect([device.size, keeper.version(), states]).toEqual([0, 1, ["saving", "kept"]]);
  });

  it("sends nothing when nothing was typed since", async () => {
    const keeper = keeperFrom(3);
    expect(await keeper.flush()).toBe("there");
    type(keeper, "a");
    await Promise.all([keeper.flush(), keeper.flush()]);
    await keeper.flush();
    expect(server.got).toHaveLength(1);
  });

  it("sends again what was typed while it was sending", async () => {
    const keeper = keeperFrom();
    type(keeper, "a");
    const sending = keeper.flush();
    type(keeper, "ab");
    expect(await sending).toBe("there");
    expect(server.got).toEqual([{ fields: { body: "a" }, version: 0 }, { fields: { body: "ab" }, version: 1 }]);
    expect(device.size).toBe(0);
  });

  it.each<[number, KeeperState, Reached, number | null]>([
    [0, "offline", "unreached", 5_000], [503, "offline", "unreached", 5_000], [429, "offline", "refused", 5_000],
    [401, "signedOut", "refused", null], [409, "changed", "refused", null], [400, "refused", "refused", null], [413, "refused", "refused", null], [422, "refused", "refused", null],
  ])(
    "answered %i it says %s, and the device keeps the text", async (status, state, reached, againMs) => {
      server.answers = [{ status }];
      server.has = draftOf("theirs", 7);
      const keeper = keeperFrom();
      type(keeper, "a");
      waits = [];
      expect(await keeper.flush()).toBe(reached);
      expect([states.at(-1), waits]).toEqual([state, againMs === null ? [] : [againMs]]);
      expect(keeper.unsent()).toEqual({ fields: { body: "a" }, version: 0 });
    });

  it("finds after a crash what this device kept", () => {
    type(keeperFrom(2), "unsent");
    expect(keeperFrom(2).unsent()).toEqual({ fields: { body: "unsent" }, version: 2 });
  });

  it("goes on from the version chosen", async () => {
    server.answers = [{ status: 409 }];
    server.has = draftOf("theirs", 4);
    const keeper = keeperFrom(1);
    type(keeper, "mine");
    await keeper.flush();
    keeper.rebase(4);
    expect(await keeper.flush()).toBe("there");
    expect(server.got.at(-1)).toEqual({ fields: { body: "mine" }, version: 4 });
  });

  it("an emptied form takes its draft away, once there is one", async () => {
    const keeper = keeperFrom();
    type(keeper, " ");
    await keeper.flush();
    expect([server.got.length, server.dropped, device.size]).toEqual([0, [], 0]);
    type(keeper, "a");
    await keeper.flush();
    type(keeper, "");
    await keeper.flush();
    expect([server.dropped, keeper.version(), states.at(-1)]).toEqual([[1], 0, "quiet"]);
  });

  it("an emptied form does not take away what another device wrote since", async () => {
    server.answers = [{ status: 409 }];
    server.has = draftOf("theirs", 5);
    const keeper = keeperFrom(1);
    type(keeper, "");
    expect(await keeper.flush()).toBe("refused");
    expect([server.dropped, states.at(-1)]).toEqual([[1], "changed"]);
  });

  it("knows its own text again when only the answer was lost, and goes on", async () => {
    server.answers = [{ status: 0 }, { status: 409 }];
    server.has = draftOf("a", 1);
    const keeper = keeperFrom();
    type(keeper, "a");
    expect(await keeper.flush()).toBe("unreached");
    type(keeper, "ab");
    expect(await keeper.flush()).toBe("there");
    expect(server.got.at(-1)).toEqual({ fields: { body: "ab" }, version: 1 });
    expect(states).not.toContain("changed");
  });

  it("asks again when the server says another version is there and then does not show it", async () => {
    server.answers = [{ status: 409 }];
    const keeper = keeperFrom(1);
    type(keeper, "a");
    expect([await keeper.flush(), states.at(-1), waits.at(-1)]).toEqual(["unreached", "offline", 5_000]);
  });

  it("forgets what goes with the form", async () => {
    const keeper = keeperFrom();
    type(keeper, "a");
    keeper.forget();
    expect([keeper.isBehind(), keeper.unsent(), await keeper.flush(), server.got.length]).toEqual([false, null, "there", 0]);
  });

  it("goes on where the device keeps nothing", async () => {
    const forbid = (): never => {
      throw new Error("forbidden");
    };
    const keeper = keeperFrom(0, { getItem: forbid, setItem: forbid, removeItem: forbid });
    type(keeper, "a");
    expect([keeper.unsent(), await keeper.flush()]).toEqual([null, "there"]);
  });

  it.each(["", "{", "7", "null", '{"fields":{}}', '{"fields":{"body":1},"version":1}', '{"fields":{"body":"x"},"version":"1"}'])("takes %j on the device for nothing", (text) => {
    device.set("kim.reply-1", text);
    expect(keeperFrom().unsent()).toBeNull();
  });
});
