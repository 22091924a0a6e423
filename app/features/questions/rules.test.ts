import { describe, expect, it } from "vitest";
import { guest, type MemberActor, type Trust } from "~/kernel/actor";
import { canonicalPath, isAgreed, isMarkEnough, isShownStale, originalOf, powerToClose, powerToReopen, whyNotAccept, whyNotMarkStale, whyNotSame } from "./rules";

const member = (id: string, trust: Trust = 1): MemberActor => ({
  kind: "member", id, handle: id, displayName: id, trust, joinedAt: new Date("2026-03-01T10:00:00Z"), isAdmin: false, isOperator: false, isModerator: false, moderates: [], groups: [],
  scopes: ["read", "write"], credential: { kind: "session", id: "s", signedInAt: new Date("2026-03-01T10:00:00Z") },
});
const question = { authorId: "asker" };

describe("whyNotAccept", () => {
  it.each([
    ["the asker", member("asker"), "question", false, null],
    ["staff of the board", member("other"), "question", true, null],
    ["another member", member("other"), "question", false, "forbidden"],
    ["a guest", guest, "question", false, "forbidden"],
    ["the author of a discussion", member("asker"), "discussion", false, "not-a-question"],
  ] as const)("%s", (_name, who, kind, moderates, refusal) => {
    expect(whyNotAccept(who, { kind, authorId: "asker" }, moderates)).toBe(refusal);
  });
});

describe("powerToClose", () => {
  it.each([
    ["staff of the board", member("mod", 0), "unclear", true, "act"],
    ["staff, their own question", member("asker", 0), "off-topic", true, "act"],
    ["the asker who found it asked before", member("asker", 0), "duplicate", false, "act"],
    ["the asker for another reason", member("asker", 4), "unclear", false, "own-case"],
    ["T3", member("other", 3), "unclear", false, "vote"],
    ["T4", member("other", 4), "duplicate", false, "vote"],
    ["T2", member("other", 2), "duplicate", false, "trust-too-low"],
    ["a guest", guest, "duplicate", false, "sign-in-required"],
  ] as const)("%s", (_name, actor, reason, moderates, expected) => {
    const found = powerToClose(actor, question, reason, moderates);
    expect(found.power ?? ("refusal" in found ? found.refusal : null)).toBe(expected);
  });
});

describe("powerToReopen", () => {
  it.each([
    ["staff of the board", member("mod", 0), null, true, "act"],
    ["the asker who closed it", member("asker", 0), "asker", false, "act"],
    ["the asker when another closed it", member("asker", 4), "other", false, "own-case"],
    ["who closed it by a vote", member("other", 3), "other", false, "vote"],
    ["T2", member("other", 2), null, false, "trust-too-low"],
    ["a guest", guest, null, false, "sign-in-required"],
  ] as const)("%s", (_name, actor, closedById, moderates, expected) => {
    const found = powerToReopen(actor, question, closedById, moderates);
    expect(found.power ?? ("refusal" in found ? found.refusal : null)).toBe(expected);
  });
});

describe("votes to close", () => {
  const votes = (...trusts: number[]) => trusts.map((trust) => ({ trust }));
  it.each([[[], false], [[3], false], [[3, 3], false], [[3, 3, 3], true], [[4], true], [[3, 4], true]] as const)("of members of trust %j are agreed: %s", (trusts, agreed) => {
    expect(isAgreed(votes(...trusts))).toBe(agreed);
  });

  it.each([
    [[], null], [["a"], "a"], [["a", "b"], "a"], [["a", "b", "b"], "b"], [[null, "b"], "b"], [[null], null],
  ] as const)("that name %j lead to %s", (named, original) => {
    expect(originalOf(named.map((originalId) => ({ originalId })))).toBe(original);
  });
});

describe("marks of age", () => {
  it.each([
    ["T1, the first answer", 1, false, false, true, null], ["T0", 0, false, false, true, "trust-too-low"], ["T0, its author", 0, true, false, true, null],
    ["T0, staff", 0, false, true, true, null], ["T3, another answer", 3, false, false, false, "not-first-answer"],
  ] as const)("%s", (_name, trust, isAuthor, moderates, isFirst, refusal) => {
    expect(whyNotMarkStale({ trust, isAuthor, moderates }, { isFirst })).toBe(refusal);
  });

  it.each([[1, false, false, false], [2, false, false, false], [3, false, false, true], [1, true, false, true], [1, false, true, true]] as const)(
    "T%d, author %s, staff %s: enough alone %s", (trust, isAuthor, moderates, enough) => {
      expect(isMarkEnough({ trust, isAuthor, moderates })).toBe(enough);
    });

  it.each([[[], false], [[false], false], [[false, false], true], [[true], true]] as const)("%j are shown: %s", (marks, shown) => {
    expect(isShownStale(marks.map((isEnough) => ({ isEnough })))).toBe(shown);
  });
});

it.each([
  ["another's question", {}, null], ["one's own", { authorId: "me" }, "own-question"], ["a discussion", { kind: "discussion" }, "not-a-question"],
  ["a closed one", { closedAs: "unclear" }, "question-closed"], ["a locked one", { lockedAt: new Date(0) }, "topic-locked"],
] as const)("the same question: %s", (_name, wish, refusal) => {
  expect(whyNotSame("me", { kind: "question", authorId: "asker", closedAs: null, lockedAt: null, ...wish })).toBe(refusal);
});

it.each([
  ["a duplicate without answers", 0, { original: { id: "b", slug: "other" } }, "/t/b/other"], ["one with answers of its own", 1, { original: { id: "b", slug: "other" } }, "/t/a/own"],
  ["one whose original is out of sight", 0, { original: null }, "/t/a/own"], ["an open question", 0, null, "/t/a/own"],
] as const)("the address of %s", (_name, replyCount, closing, path) => {
  expect(canonicalPath({ id: "a", slug: "own", replyCount, question: { closing } })).toBe(path);
});
