import { describe, expect, it } from "vitest";
import { votesPerDay, whyNotVote } from "./rules";

type Facts = Parameters<typeof whyNotVote>[0];
const facts: Facts = {
  value: 1, current: 0, kind: "reply", state: "visible", isOwn: false, locked: false, trust: 1, votedToday: 0, upToAuthorToday: 0, downToAuthorToday: 0,
};

describe("votesPerDay", () => {
  it.each([[0, 20], [1, 50], [2, 75], [3, 100], [4, 150]] as const)("T%d has %d", (trust, votes) => {
    expect(votesPerDay(trust)).toBe(votes);
  });
});

describe("whyNotVote", () => {
  const rows: [string, Partial<Facts>, string | null][] = [
    ["counts an up vote", {}, null],
    ["counts an up vote of T0", { trust: 0 }, null],
    ["counts a down vote of T1", { value: -1 }, null],
    ["refuses a vote on one's own post", { isOwn: true }, "own-post"],
    ["refuses a vote on one's own post, down too", { isOwn: true, value: -1 }, "own-post"],
    ...(["held", "hidden", "removed", "deleted"] as const).map((state): [string, Partial<Facts>, string] => [`refuses a vote on a ${state} post`, { state }, "not-votable"]),
    ["refuses a vote in a locked topic", { locked: true }, "topic-locked"],
    ["refuses to take a vote back in a locked topic", { locked: true, value: 0, current: 1 }, "topic-locked"],
    ["refuses a down vote on a comment", { kind: "comment", value: -1 }, "comments-up-only"],
    ["counts an up vote on a comment", { kind: "comment" }, null],
    ["refuses a down vote of T0", { trust: 0, value: -1 }, "trust-too-low"],
    ["counts the 50th post of a day", { votedToday: 49 }, null],
    ["refuses the 51st", { votedToday: 50 }, "votes-used-up"],
    ["refuses the 21st of T0", { trust: 0, votedToday: 20 }, "votes-used-up"],
    ["counts the sixth up vote for one author", { upToAuthorToday: 5 }, null],
    ["refuses the seventh", { upToAuthorToday: 6 }, "author-votes-used-up"],
    ["counts the third down vote for one author", { value: -1, downToAuthorToday: 2 }, null],
    ["refuses the fourth", { value: -1, downToAuthorToday: 3 }, "author-votes-used-up"],
    ["six up votes leave the down votes", { value: -1, upToAuthorToday: 6 }, null],
    ["taking back is bound by no count", { value: 0, current: 1, votedToday: 500, upToAuthorToday: 50 }, null],
    ["the same vote again is bound by no count", { current: 1, votedToday: 500 }, null],
    ["turning a vote round is a vote", { value: -1, current: 1, downToAuthorToday: 3 }, "author-votes-used-up"],
  ];
  it.each(rows)("%s", (_name, wish, refusal) => {
    expect(whyNotVote({ ...facts, ...wish })?.refusal ?? null).toBe(refusal);
  });
});
