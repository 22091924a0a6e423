import { beforeAll, expect, test } from "vitest";
import { endpoints } from "~/routes/api/table";
import { changePostState, deletePost } from "~/features/posts/change-post-state.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import { createPost } from "~/features/posts/create-post.server";
import type { MemberContext } from "~/platform/context";
import { refreshBest } from "~/features/trends/refresh-best.server";
import { refreshTrends } from "~/features/trends/refresh-trends.server";
import { weekOf } from "~/features/trends/rules";
import { addMs, dayMs } from "~/kernel/clock";
import { createTopic } from "~/features/topics/create-topic.server";
import { actingAs, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";
import { pageAddresses } from "./matrix-pages";
import { fillPath } from "./matrix-probe";
import { actorNames, browserHeaders, makeAsker, makeMatrixScene, makeTarget, nobody, plantSuggestion, type ActorName, type Asker, type Scene, type Target } from "./matrix-scene";

useTestDatabase();

const canary = "Zwitscherkanarienvogel";
const outsiders: readonly ActorName[] = ["guest", "newcomer", "member", "otherMod", "suspended"];

let scene: Scene;
/** What outsiders may not see: a closed board's topic, and in the open one a held, hidden, deleted and removed post. */
let secrets: Target[] = [];
/** A topic everybody may read that leads to all of them. */
let leading = "";

beforeAll(async () => {
  scene = await makeMatrixScene();
  const author = actingAs(scene.server.ctx, scene.author);
  const closed = await createTopic(author, { board: "closed", kind: "question", title: `Closed ${canary}`, body: `Closed ${canary} `, tags: ["oak", canary.toLowerCase()] });
  if (!closed.ok) throw new Error(closed.refusal);
  const poll = await hidePoll(author, closed.value.id);
  if (!(await endPoll(author, { pollId: poll, reason: "" })).ok) throw new Error("the poll did not end");
  const suggestion = await hideSuggestion(closed.value.postId, scene.people.member); // who may no longer read there
  secrets = [{ topic: closed.value.id, opening: closed.value.postId, post: closed.value.postId, poll, record: poll, suggestion }];
  await stir(closed.value.id);
  for (const state of ["held", "hidden", "deleted", "removed"] as const) secrets.push(await hide(state));
  await drainWorker(scene.server.ctx);
  await refreshTrends(scene.server.ctx);
  await refreshBest(scene.server.ctx);
  await plantLeads();
}, 120_000);

/** Makes a topic one that trends and is among the week's best: three members write in it. */
async function stir(topicId: string): Promise<void> {
  for (const member of [scene.author, scene.people.siteMod, scene.people.operator]) {
    const made = await createPost(actingAs(scene.server.ctx, member), { topicId, body: `Stirred by ${member.handle} in ${topicId}` });
    if (!made.ok) throw new Error(made.refusal);
  }
}

/**
 * What leads on keeps what was chosen while it could be seen: an open topic has all that is hidden among its related ones, all of it trends and is
 * among the week's best, and everybody follows it.
 */
async function plantLeads(): Promise<void> {
  const { db, now } = scene.server.ctx;
  const topics = secrets.map(({ topic }) => topic);
  leading = (await makeTarget(scene, "open")).topic;
  await db.relatedTopic.createMany({ data: topics.map((relatedId) => ({ topicId: leading, relatedId, score: 9 })), skipDuplicates: true });
  await db.trend.createMany({ data: topics.map((subject) => ({ kind: "topic", subject, burst: 9, recent: 9, people: 9, usual: 0 })), skipDuplicates: true });
  await db.trend.create({ data: { kind: "tag", subject: canary.toLowerCase(), burst: 9, recent: 9, people: 9, usual: 0 } });
  await db.weeklyBest.createMany({ data: topics.map((topicId) => ({ week: weekOf(now()), topicId, score: 9, votes: 9, replies: 9 })), skipDuplicates: true });
  await db.account.updateMany({ data: { lastVisitEndedAt: addMs(now(), -dayMs) } });
  await db.follow.createMany({ data: Object.values(scene.people).flatMap(({ id: memberId }) => topics.map((subjectId) => ({ memberId, subjectType: "topic", subjectId, level: "followed", since: now() }))) });
}

/** Where a reader is led on: the feed, what goes on, the week's best, what a topic is like. */
const leads = (): string[] => ["/?sort=for-you", "/discover", "/best", `/t/${leading}/which-glue-for-oak-${leading}`, "/api/v1/topics?sort=for-you", "/api/v1/trends", "/api/v1/weekly-best", "/api/v1/me/news", `/api/v1/topics/${leading}/related`];

async function hide(state: "held" | "hidden" | "deleted" | "removed"): Promise<Target> {
  const author = actingAs(scene.server.ctx, scene.author);
  const target = await makeTarget(scene, "open");
  const made = await createPost(author, { topicId: target.topic, body: `${state} ${canary}` });
  if (!made.ok) throw new Error(made.refusal);
  const id = made.value.id;
  if (state === "deleted") await deletePost(author, id);
  else if (state === "held") await scene.server.ctx.db.post.update({ where: { id }, data: { state, heldFor: ["first-post"] } });
  else await changePostState(actingAs(scene.server.ctx, scene.people.siteMod), { id, state, reason: "because", version: 1 });
  const topic = await createTopic(author, { board: "open", kind: "discussion", title: `${state} ${canary}`, body: `${state} opening ${canary}` });
  if (!topic.ok) throw new Error(topic.refusal);
  const poll = await hidePoll(author, topic.value.id);
  const suggestion = await hideSuggestion(id, scene.bystander);
  await scene.server.ctx.db.$executeRaw`UPDATE "Post" SET "state" = ${state} WHERE "id" = ${topic.value.postId}`;
  await scene.server.ctx.db.$executeRaw`UPDATE "Topic" SET "state" = ${state} WHERE "id" = ${topic.value.id}`;
  return { topic: topic.value.id, opening: topic.value.postId, post: id, poll, record: poll, suggestion };
}

const hideSuggestion = (postId: string, by: CastMember): Promise<string> => plantSuggestion(scene.server.ctx, { postId, authorId: scene.author.id }, by, `Suggested ${canary}`);

async function hidePoll(author: MemberContext, topicId: string): Promise<string> {
  const poll = await setPoll(author, { topicId, poll: pollSchema.parse({ kind: "single", question: `Poll ${canary}`, options: [{ text: canary }, { text: `not ${canary}` }], results: "always" }) });
  if (!poll.ok) throw new Error(poll.refusal);
  return poll.value.id;
}

type Seen = { path: string; status: number; text: string };

/** Asks for every page, its data and every API list, for the things given, as one asker. */
async function crawl(asker: Asker, targets: readonly Target[]): Promise<Seen[]> {
  const pages = Object.entries(pageAddresses).flatMap(([id, { path, placed }]) => {
    const paths = new Set((placed ? targets : targets.slice(0, 1)).flatMap((target) => [path(target, "open"), path(target, "closed"), path({ ...target, post: target.opening }, "closed")]));
    return [...paths].flatMap((one) => [one, `${one.replace(/\?.*/, "")}?_data=${id}`]);
  });
  const lists = ["/?sort=new", "/?sort=latest", "/?sort=top", "/questions?sort=new", `/tags/${canary.toLowerCase()}`, "/members/author", "/api/v1/topics?sort=new", "/api/v1/topics?sort=latest", "/api/v1/topics?tag=oak"];
  const calls = endpoints.filter(({ method }) => method === "GET").flatMap(({ path }) => targets.map((target) => `/api/v1${fillPath(path, target, "closed")}`));
  const seen: Seen[] = [];
  for (const path of new Set([...pages, ...lists, ...leads(), ...calls])) {
    const answer = await fetch(scene.server.origin + path, { headers: browserHeaders(asker, scene.server.origin), redirect: "manual" });
    seen.push({ path, status: answer.status, text: [...answer.headers].join("\n") + (await answer.text()) });
  }
  return seen;
}

test.each(outsiders)("what %s may not see appears nowhere: no page, no data, no API answer, no header", async (name) => {
  const asker = name === "guest" ? nobody : await makeAsker(scene.server, name, scene.people[name]);
  const seen = await crawl(asker, secrets);
  const leaks = seen.filter(({ text, path }) => text.toLowerCase().replaceAll(path.toLowerCase(), "").includes(canary.toLowerCase())).map(({ path }) => path);
  expect(leaks.filter((path) => !path.startsWith("/tags/"))).toEqual([]);
  expect(seen.filter(({ status }) => status >= 500)).toEqual([]);
}, 240_000);

test("who looks after the board is led to it everywhere, so that those ways are no ways to nothing", async () => {
  const asker = await makeAsker(scene.server, "siteMod", scene.people.siteMod);
  for (const path of leads()) {
    const answer = await fetch(scene.server.origin + path, { headers: { ...browserHeaders(asker, scene.server.origin), ...(path.startsWith("/api/") ? { authorization: `Bearer ${asker.token}` } : {}) } });
    expect.soft(await answer.text(), path).toContain(`Closed ${canary}`);
  }
});

test("those who look after the board do see it, so the crawl is no test of nothing", async () => {
  const asker = await makeAsker(scene.server, "siteMod", scene.people.siteMod);
  const [first] = secrets;
  const answer = await fetch(`${scene.server.origin}/api/v1/topics/${first?.topic}`, { headers: browserHeaders(asker, scene.server.origin) });
  expect(await answer.text()).toContain(canary);
});

const queries = ["WORD", '"WORD"', "WORD glue", "glue -WORD", "tag:WORD", "WORD type:post", "WORD kind:question", "WORD in:title is:unsolved"];

test.each(outsiders)("a search for what %s may not see is answered like one for a word nobody has written, also misspelt or half typed", async (name) => {
  const asker = name === "guest" ? nobody : await makeAsker(scene.server, name, scene.people[name]);
  const ask = async (path: string, query: string, word: string): Promise<string> => {
    const answer = await fetch(`${scene.server.origin}${path}?q=${encodeURIComponent(query.replace("WORD", word))}`, { headers: browserHeaders(asker, scene.server.origin) });
    return (await answer.text()).replace(/"tookMs":[\d.]+|"log":"[\w-]{22}"/g, "").replaceAll(word, "WORD").replaceAll(encodeURIComponent(word), "WORD").replaceAll(word.toLowerCase(), "WORD");
  };
  for (const path of ["/search", "/api/v1/search", "/api/v1/search/suggestions"]) {
    for (const query of queries) {
      const nothing = await ask(path, query, "Qwertzuiopasdfghjklyxc");
      for (const word of [canary, canary.slice(0, 8), canary.replace("vogel", "vogl")]) expect.soft(await ask(path, query, word), `${path} ${query} ${word}`).toBe(nothing);
    }
  }
});

test("a search finds it for those who look after the board", async () => {
  const asker = await makeAsker(scene.server, "siteMod", scene.people.siteMod);
  const answer = await fetch(`${scene.server.origin}/api/v1/search?q=${canary}`, { headers: browserHeaders(asker, scene.server.origin) });
  const text = await answer.text();
  expect(text).toContain(`/t/${secrets[0]?.topic}/`);
  expect(text).toContain('"total":1,');
});

test("a private id is answered like an unknown one", async () => {
  const unknown = "00000000000000000000000000";
  const asker = await makeAsker(scene.server, "member", scene.people.member);
  for (const path of ["/t/ID", "/posts/ID", "/posts/ID/edit", "/posts/ID/history", "/posts/ID/report", "/posts/ID/state", "/t/ID/moderation", "/api/v1/topics/ID", "/api/v1/topics/ID/posts", "/api/v1/posts/ID", "/api/v1/posts/ID/revisions"]) {
    const isTopic = path.includes("/t/") || path.includes("/topics/");
    const [, held] = secrets;
    const [first] = secrets;
    const ask = async (id: string): Promise<{ status: number; text: string }> => {
      const answer = await fetch(scene.server.origin + path.replace("ID", id), { headers: browserHeaders(asker, scene.server.origin), redirect: "manual" });
      const text = (await answer.text()).replaceAll(id, "ID");
      return { status: answer.status, text };
    };
    const nothing = await ask(unknown);
    for (const secret of [first, held]) expect.soft(await ask((isTopic ? secret?.topic : secret?.opening) ?? ""), path).toEqual(nothing);
  }
});

const mayReadAddresses: Partial<Record<ActorName, RegExp>> = { operator: /staff\/members|\/mails|staff\/mail/, admin: /staff\/members|\/mails|staff\/mail/ };

test.each(actorNames)("no address and no password hash of anybody reaches %s, but one's own in one's settings", async (name) => {
  const asker = name === "guest" ? nobody : await makeAsker(scene.server, name, scene.people[name]);
  const open = await makeTarget(scene, "open");
  for (const { path, text } of await crawl(asker, [open])) {
    expect.soft(text, path).not.toMatch(/\$argon2|passwordHash/);
    if (mayReadAddresses[name]?.test(path)) continue;
    const own = name === "guest" ? "" : `${scene.people[name].handle}@private.example`;
    const isOwnPlace = /^\/settings|^\/api\/v1\/me/.test(path);
    expect.soft(isOwnPlace ? text.replaceAll(own, "") : text, path).not.toContain("@private.example");
  }
}, 120_000);
