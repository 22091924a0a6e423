import { describe, expect, it } from "vitest";
import { reactionsPerDay, reactionViews, whyNotReact } from "./rules";

describe("whyNotReact", () => {
  const facts = { wanted: "on", isOwn: false, state: "visible", givenToday: 0 } as const;
  it.each([
    ["takes a reaction", {}, null],
    ["takes the last of a day", { givenToday: reactionsPerDay - 1 }, null],
    ["refuses one more", { givenToday: reactionsPerDay }, "reactions-used-up"],
    ["refuses one's own post", { isOwn: true }, "own-post-reaction"],
    ["refuses a post that is not visible", { state: "hidden" }, "not-votable"],
    ["lets each be taken back", { wanted: "off", isOwn: true, state: "removed", givenToday: 500 }, null],
  ] as const)("%s", (_name, wish, refusal) => {
    expect(whyNotReact({ ...facts, ...wish })).toBe(refusal);
  });
});

it("reactionViews keeps one order and leaves out what nobody chose", () => {
  expect(reactionViews({ thanks: 1, love: 3, fire: 0, gone: 9 }, ["thanks"])).toEqual([{ kind: "love", count: 3, mine: false }, { kind: "thanks", count: 1, mine: true }]);
});
