import { expect, it } from "vitest";
import { guest, type MemberActor } from "~/kernel/actor";
import { mayCreateTag, whyNotDescribe, whyNotTags, type TagFacts } from "./rules";

const nobody = { trust: 0, moderates: false, relaxed: false } as const;

it.each([
  ["a newcomer", {}, false],
  ["trust level 1", { trust: 1 }, true],
  ["a newcomer who looks after the board", { moderates: true }, true],
  ["a newcomer where limits are relaxed", { relaxed: true }, true],
] as const)("a tag that is not there yet, by %s", (_name, wish, may) => {
  expect(mayCreateTag({ ...nobody, ...wish })).toBe(may);
});

const member = (wish: Partial<MemberActor>): MemberActor => ({
  kind: "member", id: "m", handle: "m", displayName: "M", trust: 1, joinedAt: new Date(0), isAdmin: false, isOperator: false, isModerator: false, moderates: [], groups: [], scopes: [],
  credential: { kind: "session", id: "", signedInAt: new Date(0) }, ...wish,
});

it.each([
  ["a guest", guest, "sign-in-required"],
  ["trust level 1", member({}), "trust-too-low"],
  ["a moderator of one board", member({ moderates: ["b"] }), "trust-too-low"],
  ["trust level 2", member({ trust: 2 }), null],
  ["a moderator of the whole site", member({ trust: 0, isModerator: true }), null],
] as const)("a description, by %s", (_name, actor, refusal) => {
  expect(whyNotDescribe(actor)).toBe(refusal);
});

const known = (...names: string[]): TagFacts["tags"] => names.map((name) => ({ typed: name, name, isKnown: true }));
const unknown = { typed: "new", name: "new", isKnown: false };
const level = { slug: "level", name: { en: "Level", zh: "" }, oneOf: true, tags: ["easy", "hard"] };
const medium = { slug: "medium", name: { en: "Medium", zh: "媒介" }, oneOf: false, tags: ["ink", "oil"] };
const facts: TagFacts = { tags: [], required: [], requiredGroups: [], groups: [level, medium], mayCreate: true, present: [] };

it.each([
  ["no tags", {}, null],
  ["tags that are there", { tags: known("ink", "easy") }, null],
  ["a new tag by who may make it", { tags: [unknown] }, null],
  ["a new tag by who may not", { tags: [unknown], mayCreate: false }, "tag-unknown"],
  ["a tag the topic has already, by who may not make it", { tags: [unknown], mayCreate: false, present: ["new"] }, null],
  ["two of a group that takes one", { tags: known("easy", "hard") }, "tag-one-of"],
  ["two names of one tag of such a group", { tags: [...known("easy"), { typed: "simple", name: "easy", isKnown: true }] }, null],
  ["two of a group that takes any", { tags: known("ink", "oil") }, null],
  ["two that the topic has from before the rule", { tags: known("easy", "hard"), present: ["easy", "hard"] }, null],
  ["none of those asked for", { tags: known("ink"), required: ["tools"] }, "required-tag-missing"],
  ["one of those asked for", { tags: known("tools"), required: ["tools", "wood"] }, null],
  ["none of a group asked for", { tags: known("easy"), requiredGroups: ["medium"] }, "tag-group-required"],
  ["none of a group asked for, as before", { tags: known("easy"), requiredGroups: ["medium"], present: ["easy"] }, "tag-group-required"],
  ["one of each group asked for", { tags: known("easy", "oil"), requiredGroups: ["medium", "level"] }, null],
  ["a group asked for that is gone", { tags: known("easy"), requiredGroups: ["no-such"] }, null],
] as const)("a topic with %s", (_name, wish, refusal) => {
  const tags = "tags" in wish ? [...wish.tags] : [];
  const given = { ...facts, ...wish, tags, required: "required" in wish ? [...wish.required] : [], requiredGroups: "requiredGroups" in wish ? [...wish.requiredGroups] : [], present: "present" in wish ? [...wish.present] : [] };
  expect(whyNotTags(given)?.refusal ?? null).toBe(refusal);
});

it("tells the rule in both languages, or by the only name there is, with some of the choices", () => {
  const many = { ...level, tags: Array.from({ length: 30 }, (_, n) => `tag-${n}`) };
  const told = whyNotTags({ ...facts, groups: [many], requiredGroups: ["level"] });
  expect(told?.detail).toMatchObject({ groupEn: "Level", groupZh: "Level" });
  expect(told?.detail.tags).toMatch(/^tag-0, tag-1, .*tag-14, …$/);
});
