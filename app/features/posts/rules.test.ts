import { describe, expect, it } from "vitest";
import { guest, type Actor, type MemberActor } from "~/kernel/actor";
import { canEdit, canMoveTo, canSeeTopic, kindOfReply, lacksAltText, placeReply, sightOf, whyNotBody, whyNotTitle } from "./rules";
import { postStates, type PostKind, type PostState } from "./types";

const member = (id: string): MemberActor => ({
  kind: "member", id, handle: id, displayName: id, trust: 1, joinedAt: new Date(0), isAdmin: false, isOperator: false, isModerator: false,
  moderates: [], groups: [], scopes: ["read", "write"], credential: { kind: "session", id: "s", signedInAt: new Date(0) },
});

type Viewer = "guest" | "member" | "author" | "staff";
const viewers: Record<Viewer, [Actor, boolean]> = { guest: [guest, false], member: [member("other"), false], author: [member("author"), false], staff: [member("other"), true] };

describe("sightOf", () => {
  const table: Record<PostState, Record<Viewer, "whole" | "tombstone" | "nothing">> = {
    held: { guest: "nothing", member: "nothing", author: "whole", staff: "whole" },
    visible: { guest: "whole", member: "whole", author: "whole", staff: "whole" },
    hidden: { guest: "tombstone", member: "tombstone", author: "whole", staff: "whole" },
    removed: { guest: "tombstone", member: "tombstone", author: "tombstone", staff: "whole" },
    deleted: { guest: "tombstone", member: "tombstone", author: "whole", staff: "whole" },
  };
  const rows = postStates.flatMap((state) => (["guest", "member", "author", "staff"] as const).map((viewer) => ({ state, viewer, sight: table[state][viewer] })));
  it.each(rows)("a $state post is for a $viewer: $sight", ({ state, viewer, sight }) => {
    const [actor, moderates] = viewers[viewer];
    const post = { state, authorId: "author" };
    expect(sightOf(actor, post, moderates)).toBe(sight);
    expect(canSeeTopic(actor, post, moderates)).toBe(sight === "whole");
  });
});

describe("canEdit", () => {
  it.each(postStates)("a %s post", (state) => {
    const may = Object.fromEntries(Object.entries(viewers).map(([viewer, [actor, moderates]]) => [viewer, canEdit(actor, { state, authorId: "author" }, moderates)]));
    expect(may).toEqual({ guest: false, member: false, author: ["held", "visible", "hidden"].includes(state), staff: state !== "deleted" });
  });
});

describe("lacksAltText", () => {
  it.each([" ", "\u00a0", "\u200b", "\u3164", "\u2800", "\u00ad"])("words of %j are none", (alt) => {
    expect(lacksAltText(`<img src="/files/x" alt="${alt}">`)).toBe(true);
  });

  it.each([
    ["<p>words</p>", false], ['<img src="/files/a" alt="A bowl">', false], ['<img src="/files/a" alt="">', true],
    ['<img class="lqip" src="data:x" alt="" aria-hidden="true"><img src="/files/a" alt="A bowl" width="1">', false],
    ['<img src="/files/a" alt="A bowl"><img src="/files/b" width="1" alt="">', true],
  ])("%s: %s", (html, lacks) => {
    expect(lacksAltText(html)).toBe(lacks);
  });
});

describe("canMoveTo", () => {
  const allowed = ["held>visible", "held>hidden", "held>removed", "visible>hidden", "visible>removed", "hidden>visible", "hidden>removed", "removed>visible", "removed>hidden"];
  it.each(postStates.flatMap((from) => postStates.map((to) => ({ from, to }))))("staff from $from to $to", ({ from, to }) => {
    expect(canMoveTo(from, to)).toBe(allowed.includes(`${from}>${to}`));
  });
});

describe("kindOfReply", () => {
  it.each([
    ["discussion", "topic", "reply"], ["discussion", "post", "reply"], ["article", "post", "reply"], ["announcement", "topic", "reply"],
    ["question", "topic", "answer"], ["question", "post", "comment"],
  ] as const)("under a %s, to a %s: %s", (topicKind, to, kind) => {
    expect(kindOfReply(topicKind, to)).toBe(kind);
  });
});

describe("placeReply", () => {
  type Placed = { id: string; kind: PostKind; parentId: string | null; path: string; depth: number; parentPath: string | null };
  const reply = (id: string, parent: Placed | null, kind: PostKind = "reply"): Placed => ({ id, kind, ...placeReply(id, kind, parent), parentPath: parent?.path ?? null });
  const opening: Placed = { id: "o", kind: "opening", parentId: null, path: "o", depth: 0, parentPath: null };

  it("a reply to the topic, or to its opening post, stands at the top", () => {
    expect(placeReply("a", "reply", null)).toEqual({ parentId: null, path: "a", depth: 0 });
    expect(placeReply("a", "reply", opening)).toEqual({ parentId: null, path: "a", depth: 0 });
    expect(placeReply("a", "answer", null)).toEqual({ parentId: null, path: "a", depth: 0 });
  });

  it("replies nest to depth 6; deeper ones attach to the depth-6 ancestor's parent", () => {
    const chain: Placed[] = [];
    for (let index = 0; index <= 9; index += 1) {
      const above = chain.at(-1) ?? null;
      const placed = reply(`r${index}`, above);
      // what the next reply is told of its parent: the row's own parent path
      const parent = chain.find(({ id }) => id === placed.parentId) ?? null;
      chain.push({ ...placed, parentPath: parent?.path ?? null });
    }
    expect(chain.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 6, 6]);
    expect(chain.slice(7).map(({ parentId }) => parentId)).toEqual(["r5", "r5", "r5"]);
    expect(chain[9]?.path).toBe("r0/r1/r2/r3/r4/r5/r9");
  });

  it("comments stand at depth 1 below the opening post or an answer, also those to a comment", () => {
    const answer = reply("a", null, "answer");
    const comment = reply("c", answer, "comment");
    expect(comment).toMatchObject({ parentId: "a", path: "a/c", depth: 1 });
    expect(placeReply("d", "comment", { ...comment, parentPath: "a" })).toEqual({ parentId: "a", path: "a/d", depth: 1 });
    expect(placeReply("e", "comment", opening)).toEqual({ parentId: "o", path: "o/e", depth: 1 });
  });
});

describe("whyNotBody", () => {
  it.each([
    ["comment", "question", 600], ["reply", "discussion", 32_000], ["answer", "question", 32_000], ["opening", "question", 32_000],
    ["opening", "article", 100_000], ["reply", "article", 32_000],
  ] as const)("a %s under a %s holds %d characters and not one more", (kind, topicKind, limit) => {
    expect(whyNotBody("木".repeat(limit), kind, topicKind)).toBeNull();
    expect(whyNotBody("木".repeat(limit + 1), kind, topicKind)).toEqual({ refusal: "body-too-long", limit });
  });

  it.each([" \n\t", "\u200b", "\u3164\u2800"])("refuses %j, which shows nothing", (body) => {
    expect(whyNotBody(body, "reply", "discussion")).toEqual({ refusal: "body-required", limit: 1 });
  });
});

describe("whyNotTitle", () => {
  it.each([
    ["six letters", "dovets", null],
    ["five letters", "dovet", { refusal: "title-too-short", limit: 6 }],
    ["two Han characters", "榫卯", null],
    ["one Han character", "榫", { refusal: "title-too-short", limit: 2 }],
    ["a letter and a Han character", "a榫", null],
    ["five kana, which are no Han", "カタカナラ", { refusal: "title-too-short", limit: 6 }],
    ["150 characters", "木".repeat(150), null],
    ["151 characters", "木".repeat(151), { refusal: "title-too-long", limit: 150 }],
    ["a letter among spaces of no width", "a\u200b\u200b\u200b\u200b\u200b", { refusal: "title-too-short", limit: 6 }],
    ["signs that show nothing", "\u3164".repeat(6), { refusal: "title-too-short", limit: 6 }],
    ["nothing", "", { refusal: "title-too-short", limit: 6 }],
  ])("%s", (_name, title, refusal) => {
    expect(whyNotTitle(title)).toEqual(refusal);
  });
});
