import { hashSecret } from "~/features/accounts/secrets.server";
import { makePasswords } from "~/platform/passwords";
import type { Context } from "~/platform/context";
import { createPost } from "~/features/posts/create-post.server";
import { createTopic } from "~/features/topics/create-topic.server";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { cookieOf, tokenOf } from "./api-client";

export const password = "blue kettle on the stove";

/** A small community: a public and a closed board, and somebody of each kind, each with a token of all scopes. */
export async function makeScene(ctx: Context, name: string) {
  const group = await makeGroup(ctx, `${name}-circle`);
  const board = await makeBoard(ctx, { slug: `${name}-joinery` });
  const other = await makeBoard(ctx, { slug: `${name}-glazing` });
  const closed = await makeBoard(ctx, { slug: `${name}-closed`, visibility: "groups", openTo: [group] });
  const someone = (handle: string, wish: Partial<Parameters<typeof makeMember>[1]> = {}) =>
    makeMember(ctx, { handle: `${name}-${handle}`, email: `${name}-${handle}@example.org`, ...wish });
  const wren = await someone("wren");
  const finch = await someone("finch");
  const insider = await someone("insider", { groups: [group] });
  const mod = await someone("mod", { moderates: [board, other] });
  const operator = await someone("operator", { role: "operator" });
  const admin = await someone("admin", { role: "admin" });
  const passwordHash = await makePasswords().hash(password);
  await ctx.db.account.updateMany({ data: { passwordHash } });
  return {
    board, other, closed, group, wren, finch, insider, mod, operator, admin,
    wrenToken: await tokenOf(ctx, wren), finchToken: await tokenOf(ctx, finch), insiderToken: await tokenOf(ctx, insider), modToken: await tokenOf(ctx, mod),
    operatorToken: await tokenOf(ctx, operator), wrenCookie: await cookieOf(ctx, wren), adminCookie: await cookieOf(ctx, admin), adminToken: await tokenOf(ctx, admin),
  };
}

export type Scene = Awaited<ReturnType<typeof makeScene>>;

/** A topic by a member, by its commands. */
export async function openTopic(ctx: Context, author: CastMember, wish: { board: string; kind?: "discussion" | "question"; title?: string; body?: string; tags?: string[] }): Promise<{ id: string; postId: string }> {
  const made = await createTopic(actingAs(ctx, author), { kind: "discussion", title: "Which glue for oak?", body: `Yellow or white? ${ctx.newId()}`, ...wish });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

/** A post by a member in a topic. */
export async function reply(ctx: Context, author: CastMember, topicId: string, wish: { body?: string; replyTo?: string } = {}): Promise<string> {
  const made = await createPost(actingAs(ctx, author), { topicId, body: `A reply ${ctx.newId()}`, ...wish });
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}

/** A waiting link of a kind, whose secret is known. */
export async function plantLink(ctx: Context, kind: "verify" | "reset", subjectId: string, secret: string): Promise<void> {
  await ctx.db.mailToken.create({ data: { hash: hashSecret(secret), kind, subjectId, createdAt: ctx.now(), expiresAt: new Date(ctx.now().getTime() + 3_600_000) } });
}
