import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hourMs, minuteMs, dayMs } from "~/kernel/clock";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { makeMember } from "../../../tests/support/cast";
import { makeTestContext as makeContext, type TestContext } from "../../../tests/support/context";
import { useTestDatabase } from "../../../tests/support/database";
import { drainWorker } from "../../../tests/support/worker";
import { issueMailToken } from "./mail-token.server";
import { requestSignUp } from "./request-sign-up.server";
import { removeStaleSessions } from "./sessions.server";
import { verifyByEmail, verifySignUp } from "./verify-sign-up.server";

useTestDatabase();

const password = "榫卯 and mortise 47";
const wish = (handle: string, email = `${handle}@example.org`) => ({ email, handle, password, locale: "en" });

/** With a quick hash: how slow the real one is has tests of its own. */
function makeTestContext(): TestContext {
  const test = makeContext();
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  test.ctx.ports.passwords = { hash: async (text) => hash(text), verify: async (hashed, text) => hashed === hash(text), isOutdated: () => false };
  return test;
}

function linkIn(test: TestContext, to: string): string {
  return /token=([\w-]+)/.exec(test.mails.findLast((mail) => mail.to === to)?.text ?? "")?.[1] ?? "";
}

async function ask(test: TestContext, handle: string, email = `${handle}@example.org`): Promise<string> {
  valueOf(await requestSignUp(test.ctx, wish(handle, email)));
  await drainWorker(test.ctx);
  return linkIn(test, email);
}

describe("requestSignUp", () => {
  it("mails a link and makes no member yet", async () => {
    const test = makeTestContext();
    const before = await test.ctx.db.member.count();
    const secret = await ask(test, "alder");
    expect(test.mails.map(({ to }) => to)).toEqual(["alder@example.org"]);
    expect(secret).not.toBe("");
    expect(await test.ctx.db.member.count()).toBe(before);
    expect(await test.ctx.db.event.findFirst({ where: { type: "sign-up.requested" }, orderBy: { id: "desc" } })).toMatchObject({ subjectType: "sign-up", payload: { known: false } });
  });

  it("stores neither the password nor the link as they are", async () => {
    const test = makeTestContext();
    const secret = await ask(test, "birch");
    const stored = JSON.stringify([await test.ctx.db.signUp.findMany(), await test.ctx.db.mailToken.findMany(), await test.ctx.db.event.findMany()]);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(secret);
    expect(JSON.stringify(await test.ctx.db.event.findMany())).not.toContain("birch@");
  });

  it("answers the same for a known address, sends no link and mails its owner", async () => {
    const test = makeTestContext();
    await makeMember(test.ctx, { handle: "cedar", email: "cedar@example.org" });
    const [known, unknown] = [await requestSignUp(test.ctx, wish("cedar-two", " Cedar@Example.org ")), await requestSignUp(test.ctx, wish("cypress"))];
    expect(known).toEqual(unknown);
    await drainWorker(test.ctx);
    const letter = test.mails.find(({ to }) => to === "cedar@example.org");
    expect(letter?.subject).toContain("already have an account");
    expect(letter?.text).not.toContain("token=");
  });

  it("reserves the handle for a known and an unknown address alike, so that asking for it again tells nothing", async () => {
    const test = makeTestContext();
    const { ctx, clock } = test;
    await makeMember(ctx, { handle: "linden", email: "linden@example.org" });
    const probe = async (email: string, handle: string) => {
      const asked = [await requestSignUp(ctx, wish(handle, email)), await requestSignUp(ctx, wish(handle, "prober@example.org"))];
      clock.advance(dayMs - 1);
      asked.push(await requestSignUp(ctx, wish(handle, "later@example.org")));
      clock.advance(1);
      return [...asked, await requestSignUp(ctx, wish(handle, "later@example.org"))].map(outcomeOf);
    };
    const [known, unknown] = [await probe("linden@example.org", "probe-one"), await probe("nobody@example.org", "probe-two")];
    expect(known).toEqual(["ok", "handle-taken", "handle-taken", "ok"]);
    expect(unknown).toEqual(known);
  });

  it("never makes a second account of a known address's sign-up, neither by a link nor by hand", async () => {
    const test = makeTestContext();
    const { id } = await makeMember(test.ctx, { handle: "sorrel", email: "sorrel@example.org" });
    const secret = await ask(test, "sorrel-two", "sorrel@example.org");
    const waiting = await test.ctx.db.signUp.findUniqueOrThrow({ where: { emailFolded: "sorrel@example.org" } });
    expect([secret, await test.ctx.db.mailToken.count({ where: { subjectId: { in: [id, waiting.id] } } })]).toEqual(["", 0]);
    const forced = await issueMailToken(test.ctx, "verify", waiting.id, hourMs);
    expect(tally([await verifySignUp(test.ctx, forced), await verifyByEmail(test.ctx, "sorrel@example.org")])).toEqual({ "link-invalid": 2 });
    expect(await test.ctx.db.member.count({ where: { handle: "sorrel-two" } })).toBe(0);
  });

  it("lets the owner of a known address ask again, also where a sign-up waited before the account", async () => {
    const test = makeTestContext();
    await ask(test, "yew-one", "yew@example.org");
    await makeMember(test.ctx, { handle: "yew", email: "yew@example.org" });
    const asked = [];
    for (const handle of ["yew-one", "yew-two", "yew-two"]) asked.push(await requestSignUp(test.ctx, wish(handle, "yew@example.org")));
    expect(tally(asked)).toEqual({ ok: 3 });
    expect(await test.ctx.db.signUp.findMany({ where: { emailFolded: "yew@example.org" } })).toMatchObject([{ handle: "yew-two" }]);
  });

  it("does the same password work for a known and an unknown address", async () => {
    const test = makeTestContext();
    let hashed = 0;
    const { passwords } = test.ctx.ports;
    test.ctx.ports.passwords = { ...passwords, hash: (text) => ((hashed += 1), passwords.hash(text)) };
    await makeMember(test.ctx, { handle: "hazel", email: "hazel@example.org" });
    await requestSignUp(test.ctx, wish("hazel-two", "hazel@example.org"));
    expect(hashed).toBe(1);
    await requestSignUp(test.ctx, wish("hornbeam"));
    expect(hashed).toBe(2);
  });

  it("a later request for the address replaces the earlier, whose link dies", async () => {
    const test = makeTestContext();
    const first = await ask(test, "elm-one", "elm@example.org");
    const second = await ask(test, "elm-two", "elm@example.org");
    expect(outcomeOf(await verifySignUp(test.ctx, first))).toBe("link-invalid");
    expect(valueOf(await verifySignUp(test.ctx, second)).handle).toBe("elm-two");
  });

  it.each([
    ["a malformed handle", wish("-bad"), "handle-malformed"],
    ["a reserved handle", wish("adm1n", "a@example.org"), "handle-reserved"],
    ["a short password", { ...wish("fir"), password: "short" }, "password-too-short"],
    ["a common password", { ...wish("fir"), password: "qwertyuiop" }, "password-common"],
    ["one's own address as password", { ...wish("fir-tree"), password: "fir-tree@example.org" }, "password-common"],
    ["one's display name as password", { ...wish("fir"), displayName: "Douglas of the Hill", password: "Douglas of the Hill" }, "password-common"],
  ])("refuses %s", async (_name, input, refusal) => {
    const { ctx } = makeTestContext();
    expect(outcomeOf(await requestSignUp(ctx, input))).toBe(refusal);
  });

  it("refuses a member's handle, one that looks like it, and one they had before", async () => {
    const { ctx } = makeTestContext();
    const member = await makeMember(ctx, { handle: "ginkgo" });
    await ctx.db.handleHistory.create({ data: { handleFolded: "gum", memberId: member.id, changedAt: ctx.now() } });
    for (const handle of ["ginkgo", "g1nkgo", "gum"]) expect(outcomeOf(await requestSignUp(ctx, wish(handle, "other@example.org")))).toBe("handle-taken");
  });

  it("reserves the handle for 24 hours, not longer", async () => {
    const test = makeTestContext();
    valueOf(await requestSignUp(test.ctx, wish("juniper")));
    test.clock.advance(dayMs - 1);
    expect(outcomeOf(await requestSignUp(test.ctx, wish("jun1per", "other@example.org")))).toBe("handle-taken");
    test.clock.advance(1);
    expect(outcomeOf(await requestSignUp(test.ctx, wish("jun1per", "other@example.org")))).toBe("ok");
  });
});

describe("verifySignUp", () => {
  it("makes the member, at T1 among the first, and records it", async () => {
    const test = makeTestContext();
    const { id, handle } = valueOf(await verifySignUp(test.ctx, await ask(test, "larch")));
    expect(handle).toBe("larch");
    expect(await test.ctx.db.member.findUnique({ where: { id }, include: { account: true } })).toMatchObject({
      trust: 1, state: "active", displayName: "larch", account: { email: "larch@example.org", verifiedAt: test.ctx.now() },
    });
    const events = await test.ctx.db.event.findMany({ where: { subjectId: id } });
    expect(events.map(({ type }) => type).sort()).toEqual(["member.registered", "member.verified"]);
  });

  it("refuses a used link, and one for another purpose", async () => {
    const test = makeTestContext();
    const secret = await ask(test, "maple");
    valueOf(await verifySignUp(test.ctx, secret));
    expect(outcomeOf(await verifySignUp(test.ctx, secret))).toBe("link-invalid");
    expect(outcomeOf(await verifySignUp(test.ctx, "never given to anybody"))).toBe("link-invalid");
  });

  it("refuses a link after its hour, though not a minute before", async () => {
    const test = makeTestContext();
    const [late, early] = [await ask(test, "oak-late"), await ask(test, "oak-early")];
    test.clock.advance(hourMs - minuteMs);
    expect(outcomeOf(await verifySignUp(test.ctx, early))).toBe("ok");
    test.clock.advance(minuteMs);
    expect(outcomeOf(await verifySignUp(test.ctx, late))).toBe("link-invalid");
  });

  it("gives T1 to the first 50 verified members and T0 after; imported and demo ones do not count", async () => {
    const test = makeTestContext();
    await makeMember(test.ctx, { handle: "imported-one", email: "i@example.org", imported: true });
    await makeMember(test.ctx, { handle: "demo-one", email: "d@example.org", demo: true });
    const there = await test.ctx.db.account.count({ where: { member: { imported: false, demo: false } } });
    const early = Array.from({ length: 49 - there }, (_, index) => ({ id: test.ctx.newId(), name: `early-${String.fromCharCode(97 + index % 26)}${index}x` }));
    await test.ctx.db.member.createMany({ data: early.map(({ id, name }) => ({ id, handle: name, handleFolded: name, displayName: name, joinedAt: test.ctx.now() })) });
    await test.ctx.db.account.createMany({
      data: early.map(({ id, name }) => ({ memberId: id, email: name, emailFolded: name, passwordHash: "", verifiedAt: test.ctx.now(), passwordChangedAt: test.ctx.now() })),
    });
    const trusts: number[] = [];
    for (const handle of ["pine-fifty", "pine-next"]) {
      const { id } = valueOf(await verifySignUp(test.ctx, await ask(test, handle)));
      trusts.push((await test.ctx.db.member.findUniqueOrThrow({ where: { id } })).trust);
    }
    expect(trusts).toEqual([1, 0]);
  });

  it("by hand needs no link, ends the mailed one, and is audited", async () => {
    const test = makeTestContext();
    const secret = await ask(test, "rowan");
    const { id } = valueOf(await verifyByEmail(test.ctx, "rowan@example.org"));
    expect(await test.ctx.db.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({ action: "member.verified-by-hand", actorId: null });
    expect(tally([await verifySignUp(test.ctx, secret), await verifyByEmail(test.ctx, "rowan@example.org")])).toEqual({ "link-invalid": 2 });
  });
});

it("what has run out is swept away, what has not stays", async () => {
  const test = makeTestContext();
  await ask(test, "spruce");
  test.clock.advance(hourMs);
  await removeStaleSessions(test.ctx);
  expect(await test.ctx.db.signUp.count({ where: { handle: "spruce" } })).toBe(1);
  test.clock.advance(dayMs);
  await removeStaleSessions(test.ctx);
  expect(await test.ctx.db.signUp.count({ where: { handle: "spruce" } })).toBe(0);
  expect(await test.ctx.db.mailToken.count()).toBe(0);
});
