import { describe, expect, it, test } from "vitest";
import * as drawing from "~/platform/cards/sheet";
import { boardSheet, cardPath, cardSize, homeSheet, readCardPath, topicSheet } from "./rules";
import type { CardAddress } from "./types";

const version = "0123456789abcdef0123";
const id = "01m6h1gyqd47ny9gy3gw374mhp";

describe("the address of a card", () => {
  it.each<[string, CardAddress]>([
    [`/cards/topics/${id}/${version}-en.png`, { subject: { of: "topics", id }, version, locale: "en" }],
    [`/cards/boards/joinery/${version}-zh-CN.png`, { subject: { of: "boards", slug: "joinery" }, version, locale: "zh-CN" }],
    [`/cards/home/${version}-en.png`, { subject: { of: "home" }, version, locale: "en" }],
  ])("%s is written and read", (path, address) => {
    expect(cardPath(address)).toBe(path);
    expect(readCardPath(path)).toEqual(address);
  });

  it.each([
    "/cards/", `/cards/home/${version}.png`, `/cards/home/${version}-de.png`, `/cards/home/${version}-en.svg`, `/cards/topics/joinery/${version}-en.png`,
    `/cards/boards/a/b/${version}-en.png`, `/cards/boards//${version}-en.png`, `/cards/home/..%2f${version}-en.png`, "/cards/home/short-en.png",
  ])("%s is none", (path) => expect(readCardPath(path)).toBeNull());
});

const topic = { kind: "question", title: "缝隙 gaps", board: { name: "Joinery", hue: 3 }, author: { displayName: "Mara", avatarUrl: null }, score: 12, replyCount: 1, solved: true, closed: false } as const;

describe("a topic's sheet", () => {
  it.each([
    ["en", topic, ["Solved", "1 answer", "12 votes"]],
    ["zh-CN", topic, ["已解决", "1 个回答", "12 票"]],
    ["en", { ...topic, kind: "discussion", solved: false, replyCount: 1_200 }, ["1,200 replies", "12 votes"]],
    ["en", { ...topic, solved: false, replyCount: 0, score: -3 }, []],
  ] as const)("counts in %s what there is", (locale, subject, facts) => {
    expect(topicSheet(subject, { community: "Kindling", locale })).toEqual({
      title: "缝隙 gaps", lead: "", place: { name: "Joinery", hue: 3 }, author: { name: "Mara", hasPicture: false }, facts, community: "Kindling",
    });
  });

  it("says when the author has a picture", () => {
    const author = { displayName: "Mara", avatarUrl: `/files/${id}.webp` };
    expect(topicSheet({ ...topic, author }, { community: "Kindling", locale: "en" }).author).toEqual({ name: "Mara", hasPicture: true });
  });
});

test("boards and the community have sheets in both languages", () => {
  const board = { name: "榫卯", hue: 2, description: "Joints.", topicCount: 3 };
  expect(boardSheet(board, { community: "Kindling", locale: "zh-CN" })).toMatchObject({ title: "榫卯", lead: "Joints.", place: { name: "版块", hue: 2 }, facts: ["3 个主题"] });
  expect(boardSheet({ ...board, topicCount: 0 }, { community: "Kindling", locale: "en" })).toMatchObject({ place: { name: "Board" }, facts: [] });
  expect(homeSheet({ community: "工坊", locale: "zh-CN" })).toMatchObject({ title: "工坊", place: null, author: null });
});

test("the size that pages name is the size that is drawn", () => expect(cardSize).toEqual(drawing.cardSize));
