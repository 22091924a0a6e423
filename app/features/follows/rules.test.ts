import { expect, it } from "vitest";
import { whyNotFollow } from "./rules";

const facts = { type: "member", level: "blocked", isOneself: false, isStaff: false } as const;

it.each([
  ["a member may be blocked", {}, null],
  ["staff may not", { isStaff: true }, "staff-cannot-be-blocked"],
  ["staff may be muted", { isStaff: true, level: "muted" }, null],
  ["a board is muted, not blocked", { type: "board" }, "only-members-are-blocked"],
  ["nobody follows themselves", { isOneself: true, level: "followed" }, "cannot-follow-oneself"],
] as const)("%s", (_name, wish, refusal) => {
  expect(whyNotFollow({ ...facts, ...wish })).toBe(refusal);
});
