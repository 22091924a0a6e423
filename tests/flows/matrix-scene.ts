import { scopes, type Scope } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";
import { hashSecret, newSecret } from "~/features/accounts/secrets.server";
import { openSession } from "~/features/accounts/sessions.server";
import { countSuggestions } from "~/features/edit-suggestions/writing.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import { createPost } from "~/features/posts/create-post.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { formTokenFor } from "~/http/forms.server";
import { noLimiter } from "~/platform/limiter";
import type { Context, MemberContext } from "~/platform/context";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { startTestServer, type TestServer } from "../support/requests";


/** Everybody who may ask, in the order of the matrix's columns. */
export const actorNames = ["guest", "newcomer", "member", "otherMod", "boardMod", "siteMod", "operator", "admin", "suspended"] as const;
export type ActorName = (typeof actorNames)[number];

/** Somebody with a browser's cookie, its forms' mark, and an API token of all scopes. */
export type Asker = { name: ActorName; cookie: string; formToken: string; token: string };

export type Scene = Awaited<ReturnType<typeof makeMatrixScene>>;

export const password = "blue kettle on the stove";

/** A served community: an open board, a closed one (a group's), and one asker of each kind. */
export async function makeMatrixScene(now?: string) {
  const server = await startTestServer({ community: { relaxedLimits: true, keepsMail: true }, now });
  server.parts.ports.limiter = noLimiter;
  const { ctx } = server;
  await warmUp(server);
  const group = await makeGroup(ctx, "circle");
  const open = await makeBoard(ctx, { slug: "open" });
  const other = await makeBoard(ctx, { slug: "other" });
  const closed = await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [group] });
  const someone = (handle: string, wish: Partial<Parameters<typeof makeMember>[1]> = {}) =>
    makeMember(ctx, { handle, email: `${handle}@private.example`, trust: 2, ...wish });
  const author = await someone("author", { groups: [group] });
  const bystander = await someone("bystander");
  const people: Record<Exclude<ActorName, "guest">, CastMember> = {
    newcomer: await someone("newcomer", { trust: 0 }),
    member: await someone("member"),
    otherMod: await someone("other-mod", { moderates: [other] }),
    boardMod: await someone("board-mod", { moderates: [open, closed] }),
    siteMod: await someone("site-mod", { role: "moderator" }),
    operator: await someone("operators", { role: "operator" }),
    admin: await someone("admins", { role: "admin" }),
    suspended: await someone("suspended", { state: "suspended" }),
  };
  const passwordHash = await ctx.ports.passwords.hash(password);
  await ctx.db.account.updateMany({ data: { passwordHash } });
  const askers = new Map<ActorName, Asker>();
  const untouched = new Map<Place, Target>();
  await plantTags(actingAs(ctx, author));
  const records = { open: await plantRecord(actingAs(ctx, author), "open"), closed: await plantRecord(actingAs(ctx, author), "closed") };
  return { server, group, open, other, closed, author, bystander, people, askers, untouched, records };
}

/** A poll that has ended, on the board of that slug: its record stands for good. */
async function plantRecord(ctx: MemberContext, board: string): Promise<string> {
  const made = await createTopic(ctx, { board, kind: "discussion", title: "Which of two woods", body: "One of them.", tags: [] });
  if (!made.ok) throw new Error(made.refusal);
  const poll = await putPoll(ctx, made.value.id);
  const ended = await endPoll(ctx, { pollId: poll, reason: "" });
  if (!ended.ok) throw new Error(ended.refusal);
  return poll;
}

async function putPoll(ctx: MemberContext, topicId: string): Promise<string> {
  const poll = await setPoll(ctx, { topicId, poll: pollSchema.parse({ kind: "single", options: [{ text: "White" }, { text: "Yellow" }], results: "always" }) });
  if (!poll.ok) throw new Error(poll.refusal);
  return poll.value.id;
}

/** An edit somebody suggested for a post, as a row: its suggester may have left the post's board since. */
export async function plantSuggestion(ctx: Context, post: { postId: string; authorId: string }, suggester: CastMember, text: string): Promise<string> {
  const id = ctx.newId();
  await ctx.db.editSuggestion.create({ data: { id, ...post, suggesterId: suggester.id, baseVersion: 1, body: text, reason: text, state: "open", suggestedAt: ctx.now() } });
  await countSuggestions(ctx, post.postId);
  return id;
}

/** Tags everybody may know of, and a group of them. */
async function plantTags(ctx: MemberContext): Promise<void> {
  const made = await createTopic(ctx, { board: "open", kind: "discussion", title: "Which woods are there", body: "Name some.", tags: ["oak", "elm", "fir", "yew"] });
  if (!made.ok) throw new Error(made.refusal);
  await ctx.db.tagGroup.create({ data: { slug: "wood", nameEn: "Wood", nameZh: "木材", createdAt: ctx.now(), tags: { create: [{ tag: "oak" }, { tag: "elm" }] } } });
}

/** The renderer's threads start with the first text; on a busy machine that may take longer than a text may. */
async function warmUp({ ctx }: TestServer): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) if (await ctx.ports.markdown.render("warm").then(() => true, () => false)) return;
}

export const nobody: Asker = { name: "guest", cookie: "", formToken: "", token: "" };

/** A member with a fresh session and token. */
export async function makeAsker({ ctx }: TestServer, name: ActorName, member: CastMember): Promise<Asker> {
  const cookie = await ctx.transaction((inner) => openSession(inner, member.id, "Firefox"));
  const formToken = formTokenFor(ctx.community.secret, hashSecret(cookie));
  return { name, cookie, formToken, token: await makeToken(ctx, member, scopes) };
}

/** An API token of the member with these scopes. */
export async function makeToken(ctx: TestServer["ctx"], { id: memberId }: { id: string }, granted: readonly Scope[]): Promise<string> {
  const token = `kdl_${newSecret()}`;
  const id = ctx.newId();
  await ctx.db.apiToken.create({
    data: { id, hash: hashSecret(token), prefix: "kdl_test", memberId, name: id, scopes: [...granted], createdAt: ctx.now(), expiresAt: addMs(ctx.now(), 90 * dayMs) },
  });
  return token;
}

/** A question with a poll and an answer, by the author, and an edit a bystander suggested for the answer. `record`: a poll that has ended. */
export type Target = { topic: string; opening: string; post: string; poll: string; suggestion: string; record: string };

/** The boards a target may stand on: one for everybody, one for few. */
export type Place = "open" | "closed";

/** A target nobody has touched: the one before, unless it was given up. */
export async function untouchedTarget(scene: Scene, place: Place): Promise<Target> {
  const target = scene.untouched.get(place) ?? (await makeTarget(scene, place));
  scene.untouched.set(place, target);
  return target;
}

/** Opens a target on one of the boards. */
export async function makeTarget({ server, open, closed, author, bystander, records }: Scene, place: Place): Promise<Target> {
  const ctx = actingAs(server.ctx, author);
  const board = place === "open" ? open.slug : closed.slug;
  const made = await createTopic(ctx, { board, kind: "question", title: `Which glue for oak ${ctx.newId()}`, body: `Yellow or white? ${ctx.newId()}` });
  if (!made.ok) throw new Error(made.refusal);
  const answer = await createPost(ctx, { topicId: made.value.id, body: `White. ${ctx.newId()}` });
  if (!answer.ok) throw new Error(answer.refusal);
  const poll = await putPoll(ctx, made.value.id);
  const suggestion = await plantSuggestion(ctx, { postId: answer.value.id, authorId: author.id }, bystander, "Yellow.");
  return { topic: made.value.id, opening: made.value.postId, post: answer.value.id, poll, suggestion, record: records[place] };
}

/** The request's own browser headers. */
export function browserHeaders(asker: Asker, origin: string): Record<string, string> {
  return { ...(asker.cookie ? { cookie: `kindling=${asker.cookie}` } : {}), origin, "sec-fetch-site": "same-origin" };
}
