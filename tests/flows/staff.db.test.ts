import { beforeAll, describe, expect, it } from "vitest";
import { dayMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { findActorBySession } from "~/features/accounts/actor.server";
import { openSession } from "~/features/accounts/sessions.server";
import { issueSetUpSecret, setUpCommunity } from "~/features/accounts/set-up.server";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { changeBoard, createBoard } from "~/features/boards/save-board.server";
import { newBoardSchema } from "~/features/boards/schema";
import { plainMarkdown } from "~/features/posts/test-support/write";
import { setStanding, setTrust } from "~/features/members/change-member.server";
import { changeRole } from "~/features/members/change-role.server";
import { createGroup, setGroupMember } from "~/features/members/groups.server";
import { findMember, findRenamed } from "~/features/members/queries.server";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { makeTestContext, type TestContext } from "../support/context";
import { useTestDatabase } from "../support/database";
import { drainWorker } from "../support/worker";

useTestDatabase();

function makeScene(): TestContext {
  const test = makeTestContext();
  test.ctx.ports.markdown = plainMarkdown;
  test.ctx.ports.passwords = { hash: async () => "hash", verify: async () => true, isOutdated: () => false };
  return test;
}

let operator: CastMember;
let moderator: CastMember;
let member: CastMember;
beforeAll(async () => {
  const { ctx } = makeScene();
  operator = await makeMember(ctx, { handle: "operates", role: "operator" });
  moderator = await makeMember(ctx, { handle: "moderates", role: "moderator" });
  member = await makeMember(ctx, { handle: "takes-part", email: "part@example.org" });
});

const boardOf = (slug: string, wish: object = {}) => newBoardSchema.parse({ slug, name: slug, ...wish });

describe("boards", () => {
  it("are made by operators, recorded and audited", async () => {
    const { ctx } = makeScene();
    const made = valueOf(await createBoard(actingAs(ctx, operator), boardOf("joinery", { requiredTags: ["#Tools"] })));
    expect(made).toMatchObject({ slug: "joinery", requiredTags: ["tools"], depth: 1, version: 1 });
    expect(await ctx.db.event.count({ where: { type: "board.created", subjectId: made.id } })).toBe(1);
    expect(await ctx.db.auditEntry.count({ where: { action: "board.created", subjectId: made.id } })).toBe(1);
    expect(tally([await createBoard(actingAs(ctx, member), boardOf("mine")), await createBoard(actingAs(ctx, moderator), boardOf("mine")), await changeBoard(actingAs(ctx, moderator), "joinery", { version: 1 })])).toEqual({ forbidden: 3 });
  });

  it.each([
    ["a taken slug", "top", {}, "slug-taken"],
    ["an unknown group", "new-one", { visibility: "groups", groups: ["nobody"] }, "no-such-group"],
    ["a board for groups without a group", "new-two", { visibility: "groups" }, "groups-missing"],
    ["an unknown parent", "new-three", { parent: "nowhere" }, "no-such-parent"],
    ["a fourth level", "new-four", { parent: "leaf", visibility: "members" }, "too-deep"],
    ["a board wider than its parent", "new-five", { parent: "middle" }, "wider-than-parent"],
  ])("refuse %s", async (_name, slug, wish, refusal) => {
    const { ctx } = makeScene();
    if (!(await ctx.db.board.findUnique({ where: { slug: "top" } }))) {
      const top = await makeBoard(ctx, { slug: "top" });
      const middle = await makeBoard(ctx, { slug: "middle", parentId: top.id, depth: 2, visibility: "members" });
      await makeBoard(ctx, { slug: "leaf", parentId: middle.id, depth: 3, visibility: "members" });
    }
    expect(outcomeOf(await createBoard(actingAs(ctx, operator), boardOf(slug, wish)))).toBe(refusal);
  });

  it("move with what is below them, never below themselves or too deep, nor from a stale version", async () => {
    const { ctx } = makeScene();
    const root = await makeBoard(ctx, { slug: "root" });
    const branch = await makeBoard(ctx, { slug: "branch" });
    const twig = await makeBoard(ctx, { slug: "twig", parentId: branch.id, depth: 2 });
    const me = actingAs(ctx, operator);
    expect(valueOf(await changeBoard(me, "branch", { parent: "root", version: 1 }))).toMatchObject({ parent: "root", depth: 2, version: 2 });
    expect((await ctx.db.board.findUniqueOrThrow({ where: { id: twig.id } })).depth).toBe(3);
    expect(outcomeOf(await changeBoard(me, "branch", { parent: "branch", version: 2 }))).toBe("parent-is-itself");
    expect(outcomeOf(await changeBoard(me, "branch", { parent: "twig", version: 2 }))).toBe("parent-is-itself");
    expect(outcomeOf(await changeBoard(me, "branch", { name: "B", version: 1 }))).toBe("stale-version");
    await makeBoard(ctx, { slug: "beside", parentId: root.id, depth: 2 });
    expect(outcomeOf(await changeBoard(me, "branch", { parent: "beside", version: 2 }))).toBe("too-deep");
    expect(outcomeOf(await changeBoard(me, "nowhere", { version: 1 }))).toBe("not-found");
    valueOf(await changeBoard(me, "branch", { parent: null, version: 2 }));
    expect((await ctx.db.board.findUniqueOrThrow({ where: { id: twig.id } })).depth).toBe(2);
    expect(await ctx.db.event.count({ where: { type: "board.changed", subjectId: branch.id } })).toBe(2);
  });
});

describe("roles", () => {
  it("are granted and taken once, recorded, audited, and end the sessions opened before", async () => {
    const { ctx, clock } = makeScene();
    const subject = await makeMember(ctx, { handle: "promoted" });
    const cookie = await ctx.transaction((inner) => openSession(inner, subject.id, "A browser"));
    clock.advance(1000);
    const change = (granted: "granted" | "taken") => changeRole(actingAs(ctx, operator), { handle: "promoted", role: "moderator", granted });
    for (const granted of ["granted", "granted"] as const) valueOf(await change(granted));
    await drainWorker(ctx);
    expect(await findActorBySession(ctx, cookie)).toBeNull();
    for (const granted of ["taken", "taken"] as const) valueOf(await change(granted));
    expect((await ctx.db.event.findMany({ where: { subjectId: subject.id, type: "member.role-changed" } })).length).toBe(2);
    expect((await ctx.db.auditEntry.findMany({ where: { subjectId: subject.id, action: { startsWith: "role." } } })).map(({ action }) => action).sort()).toEqual(["role.granted", "role.taken"]);
  });

  it("refuse who may not, a higher role, the last admin, an unknown member and an unknown board", async () => {
    const { ctx } = makeScene();
    const admin = await makeMember(ctx, { handle: "the-admin", role: "admin" });
    const take = (who: CastMember, handle: string, role: "moderator" | "operator" | "admin", board?: string) => changeRole(actingAs(ctx, who), { handle, role, board, granted: "taken" });
    expect(tally([await take(member, "moderates", "moderator"), await take(operator, "moderates", "operator")])).toEqual({ forbidden: 2 });
    expect(outcomeOf(await take(operator, "the-admin", "moderator"))).toBe("higher-role");
    expect(outcomeOf(await take(admin, "the-admin", "admin"))).toBe("last-admin");
    expect(outcomeOf(await take(operator, "nobody", "moderator"))).toBe("not-found");
    expect(outcomeOf(await take(operator, "takes-part", "moderator", "nowhere"))).toBe("no-such-board");
    await makeMember(ctx, { handle: "second-admin", role: "admin" });
    expect(outcomeOf(await take(admin, "the-admin", "admin"))).toBe("ok");
    await ctx.db.roleGrant.deleteMany({ where: { role: "admin" } });
  });
});

describe("members", () => {
  it("are suspended with a reason by who stands higher, and out at once", async () => {
    const { ctx } = makeScene();
    const cookie = await ctx.transaction((inner) => openSession(inner, member.id, "A browser"));
    const suspend = (who: CastMember, handle: string, reason = "Spam") => setStanding(actingAs(ctx, who), { handle, state: "suspended", reason });
    expect([outcomeOf(await suspend(moderator, "takes-part")), outcomeOf(await suspend(operator, "takes-part", " ")), outcomeOf(await suspend(operator, "operates")), outcomeOf(await suspend(operator, "nobody"))])
      .toEqual(["forbidden", "reason-required", "higher-role", "not-found"]);
    valueOf(await suspend(operator, "takes-part"));
    expect(await findActorBySession(ctx, cookie)).toBeNull();
    valueOf(await setStanding(actingAs(ctx, operator), { handle: "takes-part", state: "active", reason: "Mistake" }));
    expect((await ctx.db.auditEntry.findMany({ where: { subjectId: member.id, actorId: operator.id } })).map(({ action }) => action).sort()).toEqual(["member.reinstated", "member.suspended"]);
  });

  it("get a trust level by hand from operators alone, recorded once", async () => {
    const { ctx } = makeScene();
    const subject = await makeMember(ctx, { handle: "trusted" });
    const set = (who: CastMember, reason: string) => setTrust(actingAs(ctx, who), { handle: "trusted", trust: 4, reason });
    expect([outcomeOf(await set(moderator, "Good")), outcomeOf(await set(operator, ""))]).toEqual(["forbidden", "reason-required"]);
    valueOf(await set(operator, "Good"));
    valueOf(await set(operator, "Good"));
    expect(await ctx.db.event.findMany({ where: { subjectId: subject.id, type: "member.trust-changed" } })).toMatchObject([{ payload: { from: 1, to: 4 } }]);
  });

  it("join and leave groups by operators alone", async () => {
    const { ctx } = makeScene();
    const me = actingAs(ctx, operator);
    valueOf(await createGroup(me, { slug: "turners", name: "Turners" }));
    expect([outcomeOf(await createGroup(me, { slug: "turners", name: "Again" })), outcomeOf(await createGroup(actingAs(ctx, member), { slug: "mine", name: "Mine" }))]).toEqual(["slug-taken", "forbidden"]);
    for (const wish of ["in", "in", "out", "out"] as const) valueOf(await setGroupMember(me, { group: "turners", handle: "takes-part", member: wish }));
    expect(await ctx.db.groupMember.count({ where: { group: { slug: "turners" } } })).toBe(0);
    await makeGroup(ctx, "others");
    expect(outcomeOf(await setGroupMember(me, { group: "others", handle: "nobody", member: "in" }))).toBe("not-found");
  });

  it("change their handle once in 30 days; the old one leads to the new and is not given again", async () => {
    const { ctx, clock } = makeScene();
    const me = actingAs(ctx, await makeMember(ctx, { handle: "before", email: "before@example.org" }));
    expect(valueOf(await updateProfile(me, { handle: "after", bio: "Cuts tenons." }))).toMatchObject({ handle: "after", bio: "Cuts tenons." });
    expect([await findMember(me, "before"), await findRenamed(ctx, "before"), (await findMember(me, "after"))?.id]).toEqual([null, "after", me.actor.id]);
    const other = actingAs(ctx, await makeMember(ctx, { handle: "other", email: "other@example.org" }));
    for (const taken of ["before", "bef0re", "after"]) expect(outcomeOf(await updateProfile(other, { handle: taken }))).toBe("handle-taken");
    expect([outcomeOf(await updateProfile(other, { handle: "adm1n" })), outcomeOf(await updateProfile(other, { handle: "-x" }))]).toEqual(["handle-reserved", "handle-malformed"]);
    clock.advance(30 * dayMs - 1);
    expect(outcomeOf(await updateProfile(me, { handle: "later" }))).toBe("handle-changed-lately");
    expect(outcomeOf(await updateProfile(me, { handle: "after", displayName: "Still I" }))).toBe("ok");
    clock.advance(1);
    expect(outcomeOf(await updateProfile(me, { handle: "before" }))).toBe("ok");
  });
});

it("the set-up link makes one admin, once; a refused form leaves it good", async () => {
  const { ctx } = makeScene();
  const token = (await issueSetUpSecret(ctx)) ?? "";
  const wish = { token, email: "founder@example.org", handle: "founder", password: "a fine dovetail joint" };
  expect([outcomeOf(await setUpCommunity(ctx, { ...wish, handle: "adm1n" })), outcomeOf(await setUpCommunity(ctx, { ...wish, password: "short" })), outcomeOf(await setUpCommunity(ctx, { ...wish, handle: "operates" }))])
    .toEqual(["handle-reserved", "password-too-short", "handle-taken"]);
  const { memberId } = valueOf(await setUpCommunity(ctx, wish));
  expect(outcomeOf(await setUpCommunity(ctx, { ...wish, email: "second@example.org", handle: "second" }))).toBe("link-invalid");
  expect(await issueSetUpSecret(ctx)).toBeNull();
  expect((await ctx.db.event.findMany({ where: { subjectId: memberId } })).map(({ type }) => type).sort()).toEqual(["member.registered", "member.role-changed", "member.verified"]);
});
