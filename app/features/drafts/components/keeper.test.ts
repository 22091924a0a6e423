import { beforeEach, describe, expect, it } from "vitest";
import type { DraftFields } from "~/features/drafts/types";
import { makeKeeper, type Keeper, type KeeperState, type Said } from "./keeper";

/** A form, a device and a server that answers as it is told. */
let form: DraftFields;
let device: Map<string, string>;
let server: { answers: Said[]; got: { fields: DraftFields; version: number }[]; dropped: number };
let states: KeeperState[];
let waits: number[];

beforeEach(() => {
  form = { body: "" };
  device = new Map();
  server = { answers: [], got: [], dropped: 0 };
  states = [];
  waits = [];
});

function keeperFrom(version = 0): Keeper {
  return makeKeeper({
    name: "kim.reply-1", version, read: () => ({ ...form }), told: (state) => states.push(state),
    store: { getItem: (name) => device.get(name) ?? null, setItem: (name, text) => void device.set(name, text), removeItem: (name) => void device.delete(name) },
    put: async (fields, from) => {
      server.got.push({ fields, version: from });
      return server.answers.shift() ?? { status: 200, version: from + 1 };
    },
    drop: async () => {
      server.dropped += 1;
      return { status: 204 };
    },
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
    expect(await keeper.flush()).toBe(true);
    expect(server.got).toEqual([{ fields: { body: "ab" }, version: 0 }]);
    expect([device.size, keeper.version(), states]).toEqual([0, 1, ["saving", "kept"]]);
  });

  it("sends nothing when nothing was typed since", async () => {
    const keeper = keeperFrom(3);
    expect(await keeper.flush()).toBe(true);
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
    expect(await sending).toBe(true);
    expect(server.got).toEqual([{ fields: { body: "a" }, version: 0 }, { fields: { body: "ab" }, version: 1 }]);
    expect(device.size).toBe(0);
  });

  it.each<[number, KeeperState, number | null]>([[0, "offline", 5_000], [503, "offline", 5_000], [429, "offline", 5_000], [401, "signedOut", null], [409, "changed", null], [422, "full", null]])(
    "answered %i it says %s, and the device keeps the text", async (status, state, againMs) => {
      server.answers = [{ status }];
      const keeper = keeperFrom();
      type(keeper, "a");
      waits = [];
      expect(await keeper.flush()).toBe(false);
      expect([states.at(-1), waits]).toEqual([state, againMs === null ? [] : [againMs]]);
      expect(keeper.unsent()).toEqual({ fields: { body: "a" }, version: 0 });
    });

  it("finds after a crash what this device kept", () => {
    type(keeperFrom(2), "unsent");
    expect(keeperFrom(2).unsent()).toEqual({ fields: { body: "unsent" }, version: 2 });
  });

  it("goes on from the version chosen", async () => {
    server.answers = [{ status: 409 }];
    const keeper = keeperFrom(1);
    type(keeper, "mine");
    await keeper.flush();
    keeper.rebase(4);
    expect(await keeper.flush()).toBe(true);
    expect(server.got.at(-1)).toEqual({ fields: { body: "mine" }, version: 4 });
  });

  it("an emptied form takes its draft away, once there is one", async () => {
    const keeper = keeperFrom();
    type(keeper, " ");
    await keeper.flush();
    expect([server.got.length, server.dropped, device.size]).toEqual([0, 0, 0]);
    type(keeper, "a");
    await keeper.flush();
    type(keeper, "");
    await keeper.flush();
    expect([server.dropped, keeper.version(), states.at(-1)]).toEqual([1, 0, "quiet"]);
  });

  it.each(["", "{", "7", "null", '{"fields":{}}', '{"fields":{"body":1},"version":1}', '{"fields":{"body":"x"},"version":"1"}'])("takes %j on the device for nothing", (text) => {
    device.set("kim.reply-1", text);
    expect(keeperFrom().unsent()).toBeNull();
  });
});
