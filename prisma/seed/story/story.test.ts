import { describe, expect, it } from "vitest";
import { story } from "./index";
import type { StoryBoard, StoryMember, StoryReply, StoryTopic } from "./types";

type Placed = { topic: StoryTopic; reply: StoryReply; parent?: StoryReply; depth: number };

const members = new Map(story.members.map((member) => [member.handle, member]));
const boards = new Map(story.boards.map((board) => [board.slug, board]));
const groups = new Set(story.groups.map((group) => group.slug));
const topics = story.topics.map((topic) => ({ name: topic.title, topic }));
const replies = story.topics.flatMap((topic) => place(topic, topic.replies));
const posts = [
  ...story.topics.map((topic) => ({ where: topic.title, by: topic.by, body: topic.body, board: topic.board })),
  ...replies.map(({ topic, reply }) => ({ where: topic.title, by: reply.by, body: reply.body, board: topic.board })),
];

describe("the cast", () => {
  it("has fourteen members with distinct, well-formed handles", () => {
    expect(story.members).toHaveLength(14);
    expect(members.size).toBe(14);
  });

  it("has one admin, one operator, a site moderator, a moderator of named boards and a newcomer", () => {
    expect(story.members.filter((member) => member.role === "admin").map((member) => member.handle)).toEqual(["ada"]);
    expect(story.members.filter((member) => member.role === "operator")).toHaveLength(1);
    const moderators = story.members.filter((member) => member.role === "moderator");
    expect(moderators.map((member) => member.moderates !== undefined).sort()).toEqual([false, true]);
    expect(story.members.filter((member) => member.trust === 0)).toHaveLength(1);
  });

  it.each(story.members)("$handle keeps the limits and names only boards and groups that exist", (member) => {
    expect(member.handle).toMatch(/^[a-z0-9][a-z0-9_-]{2,29}$/);
    expect(length(member.displayName)).toBeLessThanOrEqual(40);
    expect(length(member.bio)).toBeLessThanOrEqual(500);
    expect((member.moderates ?? []).filter((slug) => !boards.has(slug))).toEqual([]);
    expect((member.groups ?? []).filter((slug) => !groups.has(slug))).toEqual([]);
  });
});

describe("the boards", () => {
  it("are twelve with distinct slugs, three levels deep once", () => {
    expect(story.boards).toHaveLength(12);
    expect(boards.size).toBe(12);
    expect(Math.max(...story.boards.map(level))).toBe(3);
  });

  it("include one for members, one for a group, one for staff news and one that reviews first posts", () => {
    expect(story.boards.filter((board) => board.visibility === "members")).toHaveLength(1);
    expect(story.boards.filter((board) => board.visibility === "groups")).toHaveLength(1);
    expect(story.boards.filter((board) => board.topicKinds.includes("announcement"))).toHaveLength(1);
    expect(story.boards.filter((board) => board.reviewPolicy === "first")).toHaveLength(1);
  });

  it.each(story.boards)("$slug keeps the limits and stands after its parent", (board) => {
    expect(board.slug).toMatch(/^[a-z0-9-]{2,40}$/);
    expect(length(board.guidelines)).toBeLessThanOrEqual(10_000);
    expect((board.groups ?? []).filter((slug) => !groups.has(slug))).toEqual([]);
    expect(board.groups !== undefined).toBe(board.visibility === "groups");
    const earlier = story.boards.slice(0, story.boards.indexOf(board)).map((other) => other.slug);
    if (board.parent !== undefined) expect(earlier).toContain(board.parent);
  });
});

describe("the topics", () => {
  it("are forty-five with distinct titles, and every board has some", () => {
    expect(story.topics).toHaveLength(45);
    expect(new Set(story.topics.map((topic) => topic.title)).size).toBe(45);
    expect(story.boards.filter((board) => !story.topics.some((topic) => topic.board === board.slug))).toEqual([]);
  });

  it("hold twelve questions, eight of them with one accepted answer", () => {
    const questions = story.topics.filter((topic) => topic.kind === "question");
    const accepted = questions.map((topic) => topic.replies.filter((reply) => reply.accepted).length);
    expect(questions).toHaveLength(12);
    expect(accepted.sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it("hold a thread of more than thirty replies and three that nest four deep or more", () => {
    const perTopic = story.topics.map((topic) => replies.filter((placed) => placed.topic === topic));
    expect(Math.max(...perTopic.map((placed) => placed.length))).toBeGreaterThan(30);
    expect(perTopic.filter((placed) => placed.some(({ depth }) => depth >= 4)).length).toBeGreaterThanOrEqual(3);
  });

  it("show ts, python, glsl and css code, tables, quotes and task lists", () => {
    const text = story.topics.flatMap((topic) => [topic.body, ...topic.replies.map((reply) => reply.body)]).join("\n");
    for (const sign of ["```ts\n", "```python\n", "```glsl\n", "```css\n", "\n|---", "\n> ", "\n- [ ] "]) {
      expect(text).toContain(sign);
    }
  });

  it.each(topics)("$name keeps the limits", ({ topic }) => {
    const shortest = /\p{Script=Han}/u.test(topic.title) ? 2 : 6;
    expect(length(topic.title)).toBeGreaterThanOrEqual(shortest);
    expect(length(topic.title)).toBeLessThanOrEqual(150);
    expect(topic.tags.length).toBeLessThanOrEqual(5);
    expect(new Set(topic.tags).size).toBe(topic.tags.length);
    for (const tag of topic.tags) {
      expect(tag).toMatch(/^[\p{L}\p{N}+#.-]{1,35}$/u);
      expect(tag).toBe(tag.normalize("NFKC").toLowerCase());
    }
  });

  it.each(topics)("$name is of a kind its board takes, by a member who may start it there", ({ topic }) => {
    const board = boardOf(topic.board);
    const author = memberOf(topic.by);
    expect(board.topicKinds).toContain(topic.kind);
    expect(mayPost(author, board)).toBe(true);
    if (topic.kind === "announcement") expect(author.role).toBeDefined();
    expect(author.joinedDaysAgo).toBeGreaterThanOrEqual(topic.daysAgo);
    expect(topic.votes ?? 0).toBeLessThanOrEqual(readers(board) - 1);
  });

  it.each(topics.filter(({ topic }) => topic.kind === "article"))("the article $name is 400 to 900 words long", ({ topic }) => {
    expect(words(topic.body)).toBeGreaterThanOrEqual(400);
    expect(words(topic.body)).toBeLessThanOrEqual(900);
  });
});

describe("the replies", () => {
  it.each(replies.map((placed) => ({ name: `${placed.reply.by} in ${placed.topic.title}`, placed })))(
    "$name comes after what it answers, never in the future, by a member who was there and may post",
    ({ placed: { topic, reply, parent, depth } }) => {
      const author = memberOf(reply.by);
      expect(reply.hoursAfter).toBeGreaterThan(parent?.hoursAfter ?? 0);
      expect(reply.hoursAfter).toBeLessThan(topic.daysAgo * 24);
      expect(topic.daysAgo - reply.hoursAfter / 24).toBeLessThanOrEqual(author.joinedDaysAgo);
      expect(mayPost(author, boardOf(topic.board))).toBe(true);
      expect(depth).toBeLessThanOrEqual(6);
    },
  );

  it("carry no more votes than there are others to cast them", () => {
    const over = replies.filter(({ topic, reply }) => (reply.votes ?? 0) + (reply.down ?? 0) > readers(boardOf(topic.board)) - 1);
    expect(over).toEqual([]);
  });

  it("are accepted only as another member's answer to a question", () => {
    const wrong = replies.filter(({ topic, reply, depth }) => reply.accepted && (topic.kind !== "question" || depth > 1 || reply.by === topic.by));
    expect(wrong).toEqual([]);
  });

  it("answer a question once each member, with flat, short comments that nobody votes down", () => {
    for (const topic of story.topics.filter((each) => each.kind === "question")) {
      const answerers = topic.replies.map((reply) => reply.by);
      expect(new Set(answerers).size).toBe(answerers.length);
    }
    const comments = replies.filter(({ topic, depth }) => topic.kind === "question" && depth > 1);
    const wrong = comments.filter(({ reply, depth }) => depth > 2 || length(reply.body) > 600 || reply.down || reply.replies);
    expect(wrong).toEqual([]);
  });
});

describe("every post", () => {
  it("is 1 to 32 000 characters long and by a member of the cast", () => {
    expect(posts.filter((post) => !members.has(post.by))).toEqual([]);
    expect(posts.filter((post) => length(post.body.trim()) < 1 || length(post.body) > 32_000)).toEqual([]);
  });

  it("by a newcomer has at most two links and no image", () => {
    const byNewcomers = posts.filter((post) => members.get(post.by)?.trust === 0);
    expect(byNewcomers.length).toBeGreaterThan(0);
    expect(byNewcomers.filter((post) => count(post.body, /https?:\/\//g) > 2 || count(post.body, /!\[/g) > 0)).toEqual([]);
  });

  it("closes each code fence it opens", () => {
    expect(posts.filter((post) => count(post.body, /^```/gm) % 2 !== 0)).toEqual([]);
  });
});

function place(topic: StoryTopic, under: StoryReply[], depth = 1, parent?: StoryReply): Placed[] {
  return under.flatMap((reply) => [{ topic, reply, parent, depth }, ...place(topic, reply.replies ?? [], depth + 1, reply)]);
}

function memberOf(handle: string): StoryMember {
  const member = members.get(handle);
  if (member === undefined) throw new Error(`no member ${handle}`);
  return member;
}

function boardOf(slug: string): StoryBoard {
  const board = boards.get(slug);
  if (board === undefined) throw new Error(`no board ${slug}`);
  return board;
}

function level(board: StoryBoard): number {
  return board.parent === undefined ? 1 : 1 + level(boardOf(board.parent));
}

function mayRead(member: StoryMember, board: StoryBoard): boolean {
  return board.groups === undefined || board.groups.some((group) => member.groups?.includes(group));
}

function mayPost(member: StoryMember, board: StoryBoard): boolean {
  return mayRead(member, board) && member.trust >= board.minTrust;
}

function readers(board: StoryBoard): number {
  return story.members.filter((member) => mayRead(member, board)).length;
}

/** Prose without code. Chinese runs at about 1.6 characters to an English word. */
function words(markdown: string): number {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "");
  const latin = count(prose.replace(/\p{Script=Han}/gu, " "), /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu);
  return Math.round(latin + count(prose, /\p{Script=Han}/gu) / 1.6);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function length(text: string): number {
  return [...text].length;
}
