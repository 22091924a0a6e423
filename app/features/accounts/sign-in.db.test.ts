import { hash } from "@node-rs/argon2";
import { beforeAll, describe, expect, it } from "vitest";
import { dayMs, minuteMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import type { Context } from "~/platform/context";
import { actingAs, makeMember, type CastMember } from "../../../tests/support/cast";
import { makeTestContext, type TestContext } from "../../../tests/support/context";
import { useTestDatabase } from "../../../tests/support/database";
import { drainWorker } from "../../../tests/support/worker";
import { findActorBySession, findActorByToken } from "./actor.server";
import { changePassword } from "./change-password.server";
import { markDevice, knownDevice } from "./known-device.server";
import { listMySessions, listMyTokens } from "./queries.server";
import { requestPasswordReset, resetPassword } from "./reset-password.server";
import { signIn, signInForToken } from "./sign-in.server";
import { createToken, createTokenByHand, endSession, endThisToken, revokeToken } from "./tokens.server";

useTestDatabase();

const password = "a fine dovetail joint";
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await makeTestContext().ctx.ports.passwords.hash(password);
});

async function person(ctx: Context, handle: string, wish: Partial<Parameters<typeof makeMember>[1]> = {}): Promise<CastMember> {
  const member = await makeMember(ctx, { handle, email: `${handle}@example.org`, ...wish });
  await ctx.db.account.update({ where: { memberId: member.id }, data: { passwordHash } });
  return member;
}

const tryAs = (ctx: Context, handle: string, wish: { password?: string; address?: string; knownDevice?: string } = {}) =>
  signIn(ctx, { email: `${handle}@example.org`, password, address: `203.0.113.${handle.length}`, device: "A browser", ...wish });

describe("signIn", () => {
  it("opens a session whose cookie stands for the member, and records it", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "alder", { role: "operator" });
    const { secret, memberId } = valueOf(await signIn(ctx, { email: " ALDER@example.org", password, address: "203.0.113.9", device: "A browser" }));
    expect(memberId).toBe(member.id);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect((await findActorBySession(ctx, secret))?.actor).toMatchObject({ id: member.id, isOperator: true, isModerator: true, isAdmin: false, credential: { kind: "session" } });
    expect(JSON.stringify(await ctx.db.session.findMany())).not.toContain(secret);
    expect(await ctx.db.event.count({ where: { type: "member.signed-in", subjectId: member.id } })).toBe(1);
    expect(await ctx.db.auditEntry.count({ where: { action: "member.signed-in", subjectId: member.id } })).toBe(1);
  });

  it("refuses a wrong password and an unknown address alike, with the same password work", async () => {
    const { ctx } = makeTestContext();
    await person(ctx, "birch");
    let compared = 0;
    const { passwords } = ctx.ports;
    ctx.ports.passwords = { ...passwords, verify: (hashed, text) => ((compared += 1), passwords.verify(hashed, text)) };
    const known = await tryAs(ctx, "birch", { password: "a wrong password" });
    expect(compared).toBe(1);
    const unknown = await tryAs(ctx, "nobody-here");
    expect(compared).toBe(2);
    expect(known).toEqual(unknown);
    expect(known).toEqual({ ok: false, refusal: "credentials-wrong" });
  });

  it("after ten wrong tries refuses even the right password, but not on a known device, nor another account", async () => {
    const { ctx } = makeTestContext();
    await person(ctx, "cedar");
    await person(ctx, "cypress");
    const address = "203.0.113.20";
    const wrong = [];
    const waits: number[] = [];
    ctx.ports.wait = async (ms) => void waits.push(ms);
    for (let index = 0; index < 11; index += 1) wrong.push(await tryAs(ctx, "cedar", { password: `wrong ${index}`, address }));
    expect(tally(wrong)).toEqual({ "credentials-wrong": 10, "rate-limited": 1 });
    expect(waits).toEqual([0, 0, 0, 250, 500, 1000, 2000, 4000, 4000, 4000]);
    const locked = await tryAs(ctx, "cedar", { address });
    expect(outcomeOf(locked)).toBe("rate-limited");
    expect(locked.ok ? 0 : locked.detail?.seconds).toBeGreaterThan(0);
    const cookie = markDevice(ctx.community.secret, "cedar@example.org");
    const device = knownDevice(ctx.community.secret, "cedar@example.org", cookie);
    expect(outcomeOf(await tryAs(ctx, "cedar", { address, knownDevice: device }))).toBe("ok");
    expect(outcomeOf(await tryAs(ctx, "cypress", { address }))).toBe("ok");
  });

  it("a known device has a count of its own, which ends too", async () => {
    const { ctx } = makeTestContext();
    await person(ctx, "dogwood");
    const tries = [];
    for (let index = 0; index < 11; index += 1) tries.push(await tryAs(ctx, "dogwood", { password: "wrong one", address: "203.0.113.30", knownDevice: "device" }));
    expect(tally(tries)).toEqual({ "credentials-wrong": 10, "rate-limited": 1 });
  });

  it("a right password forgets the account's wrong ones", async () => {
    const { ctx } = makeTestContext();
    await person(ctx, "elm-tree");
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 9; index += 1) expect(outcomeOf(await tryAs(ctx, "elm-tree", { password: "wrong one", address: "203.0.113.40" }))).toBe("credentials-wrong");
      expect(outcomeOf(await tryAs(ctx, "elm-tree", { address: "203.0.113.40" }))).toBe("ok");
    }
  });

  it("lets 50 tries through from one address, whomever they are for", async () => {
    const { ctx } = makeTestContext();
    ctx.ports.passwords = { ...ctx.ports.passwords, verify: async () => false }; // the count is what is tested, not 51 slow hashes
    const tries = [];
    for (let index = 0; index < 51; index += 1) tries.push(await tryAs(ctx, `stranger-${index}`, { address: "203.0.113.50" }));
    expect(tally(tries)).toEqual({ "credentials-wrong": 50, "rate-limited": 1 });
  });

  it("refuses a suspended member, and only who has the password learns it", async () => {
    const { ctx } = makeTestContext();
    await person(ctx, "fir-tree", { state: "suspended" });
    expect(outcomeOf(await tryAs(ctx, "fir-tree", { password: "a wrong one" }))).toBe("credentials-wrong");
    expect(outcomeOf(await tryAs(ctx, "fir-tree"))).toBe("member-suspended");
  });

  it("hashes anew what was hashed with weaker settings", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "ginkgo");
    const weak = await hash(password, { memoryCost: 4_096, timeCost: 2, parallelism: 1 });
    await ctx.db.account.update({ where: { memberId: member.id }, data: { passwordHash: weak } });
    valueOf(await tryAs(ctx, "ginkgo"));
    const account = await ctx.db.account.findUniqueOrThrow({ where: { memberId: member.id } });
    expect(ctx.ports.passwords.isOutdated(account.passwordHash)).toBe(false);
    valueOf(await tryAs(ctx, "ginkgo"));
  });
});

describe("a session", () => {
  it("ends two weeks after its last use, and 90 days after its start however used", async () => {
    const { ctx, clock } = makeTestContext();
    await person(ctx, "hazel");
    const { secret } = valueOf(await tryAs(ctx, "hazel"));
    for (let day = 0; day < 78; day += 13) {
      clock.advance(13 * dayMs);
      expect(await findActorBySession(ctx, secret)).not.toBeNull();
    }
    clock.advance(12 * dayMs - 1);
    expect(await findActorBySession(ctx, secret)).not.toBeNull();
    clock.advance(1);
    expect(await findActorBySession(ctx, secret)).toBeNull();
    const { secret: idle } = valueOf(await tryAs(ctx, "hazel"));
    clock.advance(14 * dayMs);
    expect(await findActorBySession(ctx, idle)).toBeNull();
  });

  it("of a suspended member stands for nobody, at once", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "holly");
    const { secret } = valueOf(await tryAs(ctx, "holly"));
    const { token } = valueOf(await signInForToken(ctx, { email: "holly@example.org", password, address: "203.0.113.60", device: "A program" }));
    await ctx.db.member.update({ where: { id: member.id }, data: { state: "suspended" } });
    expect(await findActorBySession(ctx, secret)).toBeNull();
    expect(await findActorByToken(ctx, token)).toBeNull();
  });

  it("is listed for its owner, and ended by nobody else", async () => {
    const { ctx } = makeTestContext();
    const [owner, other] = [await person(ctx, "ivy-one"), await person(ctx, "ivy-two")];
    const { secret } = valueOf(await tryAs(ctx, "ivy-one"));
    const [session] = await listMySessions(actingAs(ctx, owner));
    expect(session?.device).toBe("A browser");
    expect(JSON.stringify(session)).not.toContain(secret);
    expect(await listMySessions(actingAs(ctx, other))).toEqual([]);
    expect(outcomeOf(await endSession(actingAs(ctx, other), session?.id ?? ""))).toBe("not-found");
    expect(outcomeOf(await endSession(actingAs(ctx, owner), session?.id ?? ""))).toBe("ok");
    expect(await findActorBySession(ctx, secret)).toBeNull();
  });
});

async function linkFor(test: TestContext, handle: string): Promise<string> {
  await requestPasswordReset(test.ctx, `${handle}@example.org`);
  await drainWorker(test.ctx);
  return /token=([\w-]+)/.exec(test.mails.findLast(({ to }) => to === `${handle}@example.org`)?.text ?? "")?.[1] ?? "";
}

describe("resetPassword", () => {
  it("sets the password once by the mailed link and ends every session and token", async () => {
    const test = makeTestContext();
    const { ctx } = test;
    const member = await person(ctx, "juniper");
    const { secret } = valueOf(await tryAs(ctx, "juniper"));
    const { token } = valueOf(await createToken(actingAs(ctx, member), { name: "script", scopes: ["read"], expiresInDays: 90 }));
    const link = await linkFor(test, "juniper");
    expect(valueOf(await resetPassword(ctx, { token: link, password: "another fine joint" })).memberId).toBe(member.id);
    expect([await findActorBySession(ctx, secret), await findActorByToken(ctx, token)]).toEqual([null, null]);
    expect(outcomeOf(await tryAs(ctx, "juniper"))).toBe("credentials-wrong");
    expect(outcomeOf(await tryAs(ctx, "juniper", { password: "another fine joint" }))).toBe("ok");
    expect(outcomeOf(await resetPassword(ctx, { token: link, password: "a third fine joint" }))).toBe("link-invalid");
    expect(await ctx.db.auditEntry.count({ where: { action: "member.password-reset", subjectId: member.id } })).toBe(1);
  });

  it("refuses a link of an hour ago, and one replaced by a later", async () => {
    const test = makeTestContext();
    await person(test.ctx, "larch");
    const first = await linkFor(test, "larch");
    const second = await linkFor(test, "larch");
    expect(second).not.toBe(first);
    expect(outcomeOf(await resetPassword(test.ctx, { token: first, password: "another fine joint" }))).toBe("link-invalid");
    test.clock.advance(60 * minuteMs);
    expect(outcomeOf(await resetPassword(test.ctx, { token: second, password: "another fine joint" }))).toBe("link-invalid");
  });

  it("refuses a weak password and leaves the link good", async () => {
    const test = makeTestContext();
    await person(test.ctx, "maple", { displayName: "Big Tree" });
    const link = await linkFor(test, "maple");
    expect(outcomeOf(await resetPassword(test.ctx, { token: link, password: "short" }))).toBe("password-too-short");
    for (const own of ["Maple@example.org", "maple12345", "big tree123"]) {
      expect(outcomeOf(await resetPassword(test.ctx, { token: link, password: own })), own).toBe("password-common");
    }
    expect(outcomeOf(await resetPassword(test.ctx, { token: link, password: "another fine joint" }))).toBe("ok");
  });

  it("answers an unknown address the same and mails nobody", async () => {
    const test = makeTestContext();
    await person(test.ctx, "oak-tree");
    expect(await requestPasswordReset(test.ctx, "nobody@example.org")).toEqual(await requestPasswordReset(test.ctx, "oak-tree@example.org"));
    await drainWorker(test.ctx);
    expect(test.mails.map(({ to }) => to)).toEqual(["oak-tree@example.org"]);
  });
});

describe("changePassword", () => {
  it("ends all other sessions and tokens, not the one it comes from", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "pine-tree");
    const [mine, other] = [valueOf(await tryAs(ctx, "pine-tree")).secret, valueOf(await tryAs(ctx, "pine-tree")).secret];
    const { token } = valueOf(await createToken(actingAs(ctx, member), { name: "script", scopes: ["read"], expiresInDays: 90 }));
    const signedIn = await findActorBySession(ctx, mine);
    if (!signedIn) throw new Error("not signed in");
    valueOf(await changePassword({ ...ctx, actor: signedIn.actor }, { current: password, password: "another fine joint" }));
    expect(await findActorBySession(ctx, mine)).not.toBeNull();
    expect([await findActorBySession(ctx, other), await findActorByToken(ctx, token)]).toEqual([null, null]);
    expect(await ctx.db.auditEntry.count({ where: { action: "member.password-changed", subjectId: member.id } })).toBe(1);
  });

  it("refuses a sign-in older than ten minutes, a wrong current password and a weak new one", async () => {
    const { ctx, clock } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "rowan"));
    expect(outcomeOf(await changePassword(me, { current: "not mine at all", password: "another fine joint" }))).toBe("wrong-password");
    for (const own of ["rowan@example.org", "rowan12345"]) expect(outcomeOf(await changePassword(me, { current: password, password: own }))).toBe("password-common");
    clock.advance(10 * minuteMs + 1);
    expect(outcomeOf(await changePassword(me, { current: password, password: "another fine joint" }))).toBe("sign-in-again");
  });

  it("refuses a personal token, which is no sign-in", async () => {
    const { ctx } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "sallow"));
    const wish = { current: password, password: "another fine joint" };
    const by = (kind: "token" | "session-token") => changePassword({ ...me, actor: { ...me.actor, credential: { ...me.actor.credential, kind } } }, wish);
    expect([outcomeOf(await by("token")), outcomeOf(await by("session-token"))]).toEqual(["session-needed", "ok"]);
  });

  it("after ten wrong present passwords refuses even the right one for a while, whichever session asks", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "tamarisk");
    const wrong = [];
    for (let index = 0; index < 11; index += 1) {
      const me = actingAs(ctx, member);
      const credential = { ...me.actor.credential, id: `session ${index}` };
      wrong.push(await changePassword({ ...me, actor: { ...me.actor, credential } }, { current: `wrong ${index}`, password: "another fine joint" }));
    }
    expect(tally(wrong)).toEqual({ "wrong-password": 10, "rate-limited": 1 });
    const locked = await changePassword(actingAs(ctx, member), { current: password, password: "another fine joint" });
    expect(outcomeOf(locked)).toBe("rate-limited");
    expect(locked.ok ? 0 : locked.detail?.seconds).toBeGreaterThan(0);
  });

  it("counts apart from signing in, and a right present password forgets the wrong ones", async () => {
    const { ctx } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "viburnum"));
    for (let index = 0; index < 11; index += 1) await tryAs(ctx, "viburnum", { password: "wrong one", address: "203.0.113.70" });
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 9; index += 1) expect(outcomeOf(await changePassword(me, { current: "wrong one", password: "another fine joint" }))).toBe("wrong-password");
      expect(outcomeOf(await changePassword(me, { current: password, password: "short" }))).toBe("password-too-short");
    }
  });
});

describe("tokens", () => {
  it("are shown once, stored as a hash, and carry no more than their scopes", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "spruce", { role: "admin" });
    const { token } = valueOf(await createToken(actingAs(ctx, member), { name: "script", scopes: ["read", "write"], expiresInDays: 90 }));
    expect(token).toMatch(/^kdl_[\w-]{43}$/);
    expect(JSON.stringify([await ctx.db.apiToken.findMany(), await listMyTokens(actingAs(ctx, member)), await ctx.db.auditEntry.findMany()])).not.toContain(token);
    expect((await findActorByToken(ctx, token))?.actor).toMatchObject({ isAdmin: false, isOperator: false, isModerator: false, moderates: [], scopes: ["read", "write"] });
  });

  it("are listed without those of signing in over the API", async () => {
    const { ctx } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "sumac"));
    valueOf(await signInForToken(ctx, { email: "sumac@example.org", password, address: "203.0.113.80", device: "A program" }));
    valueOf(await createToken(me, { name: "script", scopes: ["read"], expiresInDays: 90 }));
    expect((await listMyTokens(me)).map(({ name }) => name)).toEqual(["script"]);
  });

  it("are fifty at most, by the member and by hand; a revoked or expired one makes room, and signing in takes none", async () => {
    const { ctx, clock } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "tallow"));
    const wish = { name: "script", scopes: ["read" as const], expiresInDays: 1 };
    const made = [];
    for (let index = 0; index < 50; index += 1) made.push(valueOf(await createToken(me, wish)));
    expect(await createToken(me, wish)).toEqual({ ok: false, refusal: "too-many-tokens", detail: { limit: 50 } });
    expect(outcomeOf(await createTokenByHand(ctx, { ...wish, handle: "tallow" }))).toBe("too-many-tokens");
    expect(await listMyTokens(me)).toHaveLength(50);
    valueOf(await revokeToken(me, made[0]?.id ?? ""));
    valueOf(await signInForToken(ctx, { email: "tallow@example.org", password, address: "203.0.113.81", device: "A program" }));
    expect([outcomeOf(await createToken(me, wish)), outcomeOf(await createToken(me, wish))]).toEqual(["ok", "too-many-tokens"]);
    clock.advance(dayMs);
    expect(outcomeOf(await createToken(me, wish))).toBe("ok");
  });

  it("of an admin may operate but never act as admin", async () => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, "sycamore", { role: "admin" });
    const { token } = valueOf(await createToken(actingAs(ctx, member), { name: "script", scopes: ["read", "write", "moderate", "operate"], expiresInDays: 90 }));
    expect((await findActorByToken(ctx, token))?.actor).toMatchObject({ isAdmin: false, isOperator: true, isModerator: true });
  });

  it.each([
    ["a member", undefined, ["moderate"]], ["a member", undefined, ["read", "operate"]], ["a moderator", "moderator", ["operate"]],
  ] as const)("refuses a scope beyond the roles of %s", async (_name, role, scopes) => {
    const { ctx } = makeTestContext();
    const member = await person(ctx, `teak-${scopes.join("-")}-${role ?? "none"}`, { role });
    expect(outcomeOf(await createToken(actingAs(ctx, member), { name: "script", scopes: [...scopes], expiresInDays: 90 }))).toBe("scope-not-yours");
    expect(outcomeOf(await createTokenByHand(ctx, { name: "script", scopes: [...scopes], expiresInDays: 90, handle: member.handle }))).toBe("scope-not-yours");
  });

  it("refuses a scope beyond the credential that asks, though the roles have it", async () => {
    const { ctx } = makeTestContext();
    const me = actingAs(ctx, await person(ctx, "thuja", { role: "operator" }));
    const byToken = { ...me, actor: { ...me.actor, scopes: ["read", "write"] as const } };
    expect(outcomeOf(await createToken(byToken, { name: "script", scopes: ["operate"], expiresInDays: 90 }))).toBe("scope-not-yours");
  });

  it("end by their date, by revocation and by signing out; nobody else can revoke them", async () => {
    const { ctx, clock } = makeTestContext();
    const [owner, other] = [await person(ctx, "walnut"), await person(ctx, "willow")];
    const make = async () => valueOf(await createToken(actingAs(ctx, owner), { name: "script", scopes: ["read"], expiresInDays: 1 }));
    const [dated, revoked, signedOut] = [await make(), await make(), await make()];
    expect(outcomeOf(await revokeToken(actingAs(ctx, other), revoked.id))).toBe("not-found");
    valueOf(await revokeToken(actingAs(ctx, owner), revoked.id));
    expect(await findActorByToken(ctx, revoked.token)).toBeNull();
    const signedIn = await findActorByToken(ctx, signedOut.token);
    if (!signedIn) throw new Error("not signed in");
    await endThisToken({ ...ctx, actor: signedIn.actor });
    expect(await findActorByToken(ctx, signedOut.token)).toBeNull();
    expect(await findActorByToken(ctx, dated.token)).not.toBeNull();
    clock.advance(dayMs);
    expect(await findActorByToken(ctx, dated.token)).toBeNull();
  });
});
