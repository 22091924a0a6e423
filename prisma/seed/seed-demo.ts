import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { addMs, dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { scopes, type MemberActor } from "~/kernel/actor";
import { createMember } from "~/features/accounts/create-member.server";
import { createBoard } from "~/features/boards/save-board.server";
import { refreshBoardCounts, refreshBoardMonths } from "~/features/boards/refresh-counts.server";
import { newBoardSchema } from "~/features/boards/schema";
import { changePostState } from "~/features/posts/change-post-state.server";
import { castBallot } from "~/features/polls/cast-ballot.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import { createPost } from "~/features/posts/create-post.server";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { setLocked, setPinned } from "~/features/topics/change-topic.server";
import { describeTag } from "~/features/tags/describe-tag.server";
import { refreshAllTags } from "~/features/tags/refresh-tags.server";
import { createTagGroup } from "~/features/tags/save-group.server";
import { addSynonym } from "~/features/tags/set-synonym.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { sweepHot } from "~/features/topics/refresh-hot.server";
import { castVote } from "~/features/votes/cast-vote.server";
import type { Runtime } from "~/platform/boot";
import { contextAt, withActor, type Context, type MemberContext } from "~/platform/context";
import type { DataFolder } from "~/platform/data-folder";
import { story } from "./story";
import type { StoryMember, StoryPoll, StoryReply, StoryTopic } from "./story/types";

const accountsFile = "demo-accounts.txt";
const passwordWords = ["amber", "birch", "cedar", "clay", "cobalt", "copper", "ember", "flint", "glaze", "grain", "hazel", "indigo", "kiln", "larch", "linen", "maple", "ochre", "olive", "pixel", "quartz", "raku", "sage", "slate", "spruce", "teal", "umber", "walnut", "willow"];

type Cast = Map<string, MemberActor>;
type Stage = { at(time: Date): Context; as(handle: string, time: Date): MemberContext; start: Date; cast: Cast };

/** Tells the demo's story by the real commands, once. A seeding cut short begins again from nothing. */
export async function seedDemo(runtime: Runtime, say: (line: string) => void): Promise<void> {
  const { ctx, parts } = runtime;
  if (await ctx.db.setting.findUnique({ where: { key: "demo-seeded" } })) return;
  await clear(ctx);
  say("Making the demo community …");
  const relaxed = { ...parts, community: { ...parts.community, relaxedLimits: true } };
  const start = new Date();
  const cast: Cast = new Map();
  const at = (time: Date): Context => contextAt(relaxed, time < start ? time : start);
  const as = (handle: string, time: Date): MemberContext => withActor(at(time), getActor(cast, handle));
  const stage: Stage = { at, as, start, cast };
  await makeGroups(ctx);
  await makeCast(stage, runtime.folder);
  await makeBoards(stage);
  await giveRoles(stage);
  const topics = [...story.topics].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const [index, topic] of topics.entries()) {
    await tellTopic(stage, topic);
    if ((index + 1) % 15 === 0 || index + 1 === topics.length) say(`  ${index + 1} of ${topics.length} topics`);
  }
  const boards = await ctx.db.board.findMany({ select: { id: true } });
  await refreshBoardCounts(ctx, boards.map(({ id }) => ({ id, type: "topic.created", actorId: null, subjectType: "board", subjectId: id, boardId: id, occurredAt: start, imported: false, payload: {} })));
  await refreshBoardMonths(ctx);
  await sweepHot(ctx, "all");
  await tellTags(stage);
  await refreshAllTags(ctx);
  await ctx.db.setting.create({ data: { key: "demo-seeded", value: true, changedAt: start } });
}

/** The demo's accounts with their passwords, a line each. */
export async function readDemoAccounts(folder: DataFolder): Promise<string[]> {
  const text = await readFile(folder.path(accountsFile), "utf8").catch(() => "");
  return text.split("\n").filter(Boolean);
}

/** Nobody was served before the story was told, so nothing of anybody's can be lost. */
async function clear(ctx: Context): Promise<void> {
  await ctx.db.$executeRaw`TRUNCATE "Member", "Account", "Group", "Board", "Topic", "Post", "Event", "Delivery", "AuditEntry", "SignUp", "MailToken", "Mail", "Tag", "TagGroup" CASCADE`;
}

async function makeGroups(ctx: Context): Promise<void> {
  for (const group of story.groups) await ctx.db.group.create({ data: { id: ctx.newId(), ...group } });
}

async function makeCast(stage: Stage, folder: DataFolder): Promise<void> {
  const lines: string[] = [];
  for (const person of story.members) {
    const password = Array.from({ length: 3 }, () => passwordWords[randomInt(passwordWords.length)]).join("-") + `-${randomInt(100, 1000)}`;
    const email = `${person.handle}@demo.invalid`;
    await makePerson(stage, person, email, password);
    lines.push(`${email.padEnd(24)} ${password.padEnd(28)} ${person.role ?? `T${person.trust}`}`);
  }
  await writeFile(folder.path(accountsFile), `${lines.join("\n")}\n`, { mode: 0o600 });
}

async function makePerson(stage: Stage, person: StoryMember, email: string, password: string): Promise<void> {
  const joined = addMs(stage.start, -person.joinedDaysAgo * dayMs);
  const ctx = stage.at(joined);
  const { handle, displayName, bio, trust, locale } = person;
  const passwordHash = await ctx.ports.passwords.hash(password);
  const id = await ctx.transaction((ctx) => createMember(ctx, { email, handle, displayName, passwordHash, locale }));
  const groups = await ctx.db.group.findMany({ where: { slug: { in: person.groups ?? [] } } });
  await ctx.db.member.update({ where: { id }, data: { bio, trust, demo: true, groups: { create: groups.map((group) => ({ groupId: group.id })) } } });
  const isOperator = person.role === "operator" || person.role === "admin";
  stage.cast.set(handle, {
    kind: "member", id, handle, displayName, trust, joinedAt: joined, isAdmin: person.role === "admin", isOperator,
    isModerator: isOperator || (person.role === "moderator" && !person.moderates), moderates: [], groups: groups.map((group) => group.id), scopes,
    credential: { kind: "session", id: "", signedInAt: joined },
  });
}

async function makeBoards(stage: Stage): Promise<void> {
  const admin = story.members.find(({ role }) => role === "admin");
  if (!admin) throw new Error("the story has no admin");
  const ctx = stage.as(admin.handle, addMs(stage.start, -admin.joinedDaysAgo * dayMs + hourMs));
  for (const [position, board] of story.boards.entries()) {
    const made = await createBoard(ctx, newBoardSchema.parse({ ...board, position }));
    if (!made.ok) throw new Error(`board ${board.slug}: ${made.refusal}`);
  }
}

async function giveRoles({ at, start, cast }: Stage): Promise<void> {
  const ctx = at(start);
  for (const { handle, role, moderates } of story.members) {
    const actor = getActor(cast, handle);
    if (!role) continue;
    const boards = moderates ? await ctx.db.board.findMany({ where: { slug: { in: moderates } } }) : [];
    for (const boardId of boards.length > 0 ? boards.map(({ id }) => id) : [null]) {
      await ctx.db.roleGrant.create({ data: { id: ctx.newId(), memberId: actor.id, role, boardId, grantedAt: actor.joinedAt } });
    }
    actor.moderates.push(...boards.map(({ id }) => id));
  }
}

async function tellTopic(stage: Stage, topic: StoryTopic): Promise<void> {
  const began = addMs(stage.start, -topic.daysAgo * dayMs);
  const { board, kind, title, body, tags } = topic;
  const made = await createTopic(stage.as(topic.by, began), { board, kind, title, body, tags });
  if (!made.ok) throw new Error(`"${title}": ${made.refusal}`);
  await approve(stage, made.value.postId, made.value.state, began);
  await vote(stage, { postId: made.value.postId, by: topic.by, at: began, up: topic.votes ?? 0, down: 0 });
  if (topic.poll) await tellPoll(stage, { topicId: made.value.id, by: topic.by, at: began }, topic.poll);
  await tellReplies(stage, { topicId: made.value.id, replies: topic.replies, began, asker: topic.by });
  const staff = stage.as("ada", stage.start);
  if (topic.pinned) await setPinned(staff, { id: made.value.id, pinned: "pinned", reason: "" });
  if (topic.locked) await setLocked(staff, { id: made.value.id, locked: "locked", reason: "" });
}

/** A poll, put with its topic, with the cast's ballots in the hours after. */
async function tellPoll(stage: Stage, { topicId, by, at }: { topicId: string; by: string; at: Date }, { ballots, endedAfterDays, options, ...poll }: StoryPoll): Promise<void> {
  const set = await setPoll(stage.as(by, at), { topicId, poll: pollSchema.parse({ ...poll, options: options.map((text) => ({ text })) }) });
  if (!set.ok) throw new Error(`poll of ${by}: ${set.refusal}`);
  const pollId = set.value.id;
  for (const [place, [handle, chosen]] of Object.entries(ballots).entries()) {
    const cast = await castBallot(stage.as(handle, addMs(at, (place + 1) * hourMs)), { pollId, marks: chosen.map((option, place) => ({ option, mark: poll.kind === "ranked" ? place + 1 : 1 })) });
    if (!cast.ok) throw new Error(`ballot of ${handle}: ${cast.refusal}`);
  }
  if (endedAfterDays !== undefined) await endPoll(stage.as(by, addMs(at, endedAfterDays * dayMs)), { pollId, reason: "" });
}

type Thread = { topicId: string; replies: StoryReply[]; began: Date; asker: string };

/** Replies in the order of their times, each below the one it answers. */
async function tellReplies(stage: Stage, { topicId, replies, began, asker }: Thread): Promise<void> {
  const waiting: { reply: StoryReply; replyTo?: string }[] = replies.map((reply) => ({ reply }));
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.reply.hoursAfter - b.reply.hoursAfter);
    const next = waiting.shift();
    if (!next) return;
    const { reply, replyTo } = next;
    const at = addMs(began, reply.hoursAfter * hourMs);
    const made = await createPost(stage.as(reply.by, at), { topicId, body: reply.body, replyTo });
    if (!made.ok) throw new Error(`reply by ${reply.by}: ${made.refusal}`);
    await approve(stage, made.value.id, made.value.state, at);
    await vote(stage, { postId: made.value.id, by: reply.by, at, up: reply.votes ?? 0, down: reply.down ?? 0 });
    if (reply.accepted) await acceptAnswer(stage.as(asker, addMs(at, hourMs)), { topicId, postId: made.value.id });
    waiting.push(...(reply.replies ?? []).map((child) => ({ reply: child, replyTo: made.value.id })));
  }
}

async function tellTags(stage: Stage): Promise<void> {
  const staff = stage.as("ada", addMs(stage.start, -2 * dayMs));
  const { synonyms, groups, descriptions } = story.tags;
  const done = [];
  for (const synonym of synonyms) done.push(await addSynonym(staff, synonym));
  for (const group of groups) done.push(await createTagGroup(staff, group));
  for (const { by, ...text } of descriptions) done.push(await describeTag(stage.as(by, addMs(stage.start, -dayMs)), { ...text, version: 1 }));
  for (const made of done) if (!made.ok) throw new Error(`the story's tags: ${made.refusal} ${JSON.stringify(made.detail ?? {})}`);
}

async function approve(stage: Stage, id: string, state: string, at: Date): Promise<void> {
  if (state !== "held") return;
  await changePostState(stage.as("ada", addMs(at, 10 * minuteMs)), { id, state: "visible", reason: "welcome", version: 1 });
}

/** Votes by others of the cast, spread over the days after. */
async function vote(stage: Stage, ballot: { postId: string; by: string; at: Date; up: number; down: number }): Promise<void> {
  const others = story.members.filter(({ handle }) => handle !== ballot.by).sort((a, b) => b.trust - a.trust);
  const voters = others.slice(0, ballot.up + ballot.down);
  for (const [index, { handle }] of voters.entries()) {
    const value = index < ballot.up ? 1 : -1;
    await castVote(stage.as(handle, addMs(ballot.at, (index + 1) * 3 * hourMs)), { postId: ballot.postId, value });
  }
}

function getActor(cast: Cast, handle: string): MemberActor {
  const actor = cast.get(handle);
  if (!actor) throw new Error(`nobody in the story is called ${handle}`);
  return actor;
}
