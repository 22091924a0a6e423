import { describe, expect, it } from "vitest";
import { checkContent, whyNotThisFast, type AuthorFacts, type ContentFacts, type RateFacts, type ReviewPolicy } from ".";

const newcomer: AuthorFacts = { trust: 0, moderates: false, isFirstHere: true, approvedPostsWithLink: 0 };
const known: AuthorFacts = { trust: 1, moderates: false, isFirstHere: false, approvedPostsWithLink: 0 };
const plain: ContentFacts = { links: 0, images: 0, mentions: 0 };

describe("checkContent", () => {
  const rows: [string, AuthorFacts, Partial<ContentFacts>, ReviewPolicy, unknown][] = [
    ["allows a newcomer's plain post", newcomer, {}, "none", { outcome: "allow" }],
    ["holds a newcomer's first link", newcomer, { links: 1 }, "none", { outcome: "hold", reasons: ["first-link"] }],
    ["allows a link after one was approved", { ...newcomer, approvedPostsWithLink: 1 }, { links: 2 }, "none", { outcome: "allow" }],
    ["refuses a newcomer's third link even after approval", { ...newcomer, approvedPostsWithLink: 1 }, { links: 3 }, "none", { outcome: "refuse", reason: "too-many-links", limit: 2 }],
    ["refuses a newcomer's second image", newcomer, { images: 2 }, "none", { outcome: "refuse", reason: "too-many-images", limit: 1 }],
    ["refuses a newcomer's third mention", newcomer, { mentions: 3 }, "none", { outcome: "refuse", reason: "too-many-mentions", limit: 2 }],
    ["lets T1 link freely", known, { links: 30 }, "none", { outcome: "allow" }],
    ["refuses an eleventh mention from anybody", { ...known, moderates: true }, { mentions: 11 }, "none", { outcome: "refuse", reason: "too-many-mentions", limit: 10 }],
    ["holds a first post where the board asks", { ...known, isFirstHere: true }, {}, "first", { outcome: "hold", reasons: ["first-post"] }],
    ["allows a second post there", known, {}, "first", { outcome: "allow" }],
    ["holds every post where the board reviews all", known, {}, "all", { outcome: "hold", reasons: ["board-reviews-all"] }],
    ["names every reason", newcomer, { links: 1 }, "first", { outcome: "hold", reasons: ["first-link", "first-post"] }],
    ["passes who looks after the board", { ...newcomer, moderates: true }, { links: 9 }, "all", { outcome: "allow" }],
  ];
  it.each(rows)("%s", (_name, author, content, policy, expected) => {
    expect(checkContent(author, { ...plain, ...content }, policy)).toEqual(expected);
  });
});

describe("whyNotThisFast", () => {
  const hour = 3_600_000;
  const base: RateFacts = { nowMs: 100 * hour, joinedMs: 99 * hour, trust: 0, kind: "topic", latestMs: null, topicsToday: 0, firstDayTopics: 0, firstDayReplies: 0 };
  const rows: [string, Partial<RateFacts>, unknown][] = [
    ["allows a first topic", {}, null],
    ["asks a newcomer to wait 120 s between topics", { latestMs: 100 * hour - 119_000 }, { reason: "too-soon", waitSeconds: 1 }],
    ["allows the topic after 120 s", { latestMs: 100 * hour - 120_000 }, null],
    ["asks a newcomer to wait 30 s between replies", { kind: "reply", latestMs: 100 * hour - 1_000 }, { reason: "too-soon", waitSeconds: 29 }],
    ["asks others to wait 15 s between topics", { trust: 1, latestMs: 100 * hour - 14_000 }, { reason: "too-soon", waitSeconds: 1 }],
    ["asks others to wait 5 s between replies", { trust: 2, kind: "reply", latestMs: 100 * hour - 1_000 }, { reason: "too-soon", waitSeconds: 4 }],
    ["allows three topics on the first day", { firstDayTopics: 2 }, null],
    ["refuses the fourth", { firstDayTopics: 3 }, { reason: "first-day-limit", limit: 3 }],
    ["refuses the eleventh reply of the first day", { kind: "reply", firstDayReplies: 10 }, { reason: "first-day-limit", limit: 10 }],
    ["forgets the first day after 24 hours", { joinedMs: 76 * hour, firstDayTopics: 3 }, null],
    ["does not bind T1 on the first day", { trust: 1, firstDayTopics: 3 }, null],
    ["refuses the twenty-first topic of a day", { trust: 3, topicsToday: 20 }, { reason: "daily-limit", limit: 20 }],
    ["does not count topics against replies", { trust: 3, kind: "reply", topicsToday: 20 }, null],
  ];
  it.each(rows)("%s", (_name, facts, expected) => {
    expect(whyNotThisFast({ ...base, ...facts })).toEqual(expected);
  });
});
