import { describe, expect, it } from "vitest";
import { authorsTimeMs, powerOver, suggestHrefOf, takesSuggestions, whyNotDecide, whyNotSuggest } from "./rules";

describe("takesSuggestions", () => {
  const rows: [string, string, boolean][] = [
    ["opening", "question", true], ["opening", "article", true], ["answer", "question", true], ["opening", "discussion", false], ["opening", "announcement", false],
    ["reply", "discussion", false], ["reply", "article", false], ["comment", "question", false],
  ];
  it.each(rows)("%s of a %s: %s", (kind, topicKind, taken) => {
    expect(takesSuggestions(kind, topicKind)).toBe(taken);
  });
});

describe("whyNotSuggest", () => {
  const may = { trust: 1, mayWrite: true, isAuthor: false, moderates: false, takes: true, isVisible: true, isLocked: false, isBlocked: false, mine: null, open: 4, today: 19 } as const;
  const rows: [string, Partial<Parameters<typeof whyNotSuggest>[0]>, unknown][] = [
    ["T1 may", {}, null],
    ["one's own post", { isAuthor: true }, { refusal: "own-post-suggestion" }],
    ["staff of the board", { moderates: true }, { refusal: "suggestion-by-staff" }],
    ["a newcomer", { trust: 0 }, { refusal: "trust-too-low" }],
    ["who may not write there", { mayWrite: false }, { refusal: "trust-too-low" }],
    ["another kind of post", { takes: false }, { refusal: "suggestion-wrong-kind" }],
    ["a post that is not visible", { isVisible: false }, { refusal: "not-possible-from-here" }],
    ["a locked topic", { isLocked: true }, { refusal: "topic-locked" }],
    ["blocked by the author", { isBlocked: true }, { refusal: "suggestion-not-wanted" }],
    ["one that waits for the post", { mine: "open" }, { refusal: "suggestion-waits" }],
    ["bringing an outdated one up to date", { mine: "outdated", today: 20 }, null],
    ["a sixth that waits", { open: 5 }, { refusal: "too-many-suggestions", limit: 5 }],
    ["a twenty-first today", { today: 20 }, { refusal: "suggestions-used-up", limit: 20 }],
  ];
  it.each(rows)("%s", (_name, facts, expected) => {
    expect(whyNotSuggest({ ...may, ...facts })).toEqual(expected);
  });
});

describe("powerOver", () => {
  const other = { isAuthor: false, moderates: false, mayWrite: true };
  const rows: [string, 0 | 2 | 3, Partial<typeof other>, unknown][] = [
    ["the author, new as they may be", 0, { isAuthor: true, mayWrite: false }, "author"], ["the author who is staff", 2, { isAuthor: true, moderates: true }, "author"],
    ["staff of the board", 0, { moderates: true }, "staff"], ["T3", 3, {}, "trusted"], ["T3 who may not write there", 3, { mayWrite: false }, null], ["T2", 2, {}, null],
  ];
  it.each(rows)("%s", (_name, trust, facts, expected) => {
    expect(powerOver({ trust }, { ...other, ...facts })).toBe(expected);
  });
});

describe("whyNotDecide", () => {
  const author = { power: "author", isSuggester: false, state: "open", isLocked: false, moderates: false, ageMs: 0 } as const;
  const rows: [string, Partial<Parameters<typeof whyNotDecide>[0]>, unknown][] = [
    ["the author at once", {}, null],
    ["staff at once, of a locked topic too", { power: "staff", moderates: true, isLocked: true }, null],
    ["the author of a locked topic", { isLocked: true }, { refusal: "topic-locked" }],
    ["one's own", { isSuggester: true }, { refusal: "own-suggestion" }],
    ["an outdated one", { state: "outdated" }, { refusal: "suggestion-outdated" }],
    ["an approved one", { state: "approved" }, { refusal: "suggestion-decided" }],
    ["a rejected one", { state: "rejected" }, { refusal: "suggestion-decided" }],
    ["a withdrawn one", { state: "withdrawn" }, { refusal: "suggestion-decided" }],
    ["a trusted member within the day", { power: "trusted", ageMs: authorsTimeMs - 1500 }, { refusal: "suggestion-too-early", seconds: 2 }],
    ["a trusted member after it", { power: "trusted", ageMs: authorsTimeMs }, null],
  ];
  it.each(rows)("%s", (_name, facts, expected) => {
    expect(whyNotDecide({ ...author, ...facts })).toEqual(expected);
  });
});

it("the menu offers it for others' visible posts alone", () => {
  const [post, other] = [{ id: "p", kind: "answer", state: "visible" }, { isMine: false, moderates: false }];
  expect(suggestHrefOf(post, "question", other)).toBe("/posts/p/suggestion");
  for (const href of [suggestHrefOf({ ...post, state: "hidden" }, "question", other), suggestHrefOf({ ...post, kind: "comment" }, "question", other), suggestHrefOf(post, "question", { ...other, isMine: true }), suggestHrefOf(post, "question", { ...other, moderates: true })]) expect(href).toBe(null);
});
