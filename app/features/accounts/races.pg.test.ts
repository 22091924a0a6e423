import { beforeAll, describe, expect, it, vi } from "vitest";
import { outcomeOf, tally, valueOf } from "~/kernel/test-support/results";
import { actingAs, makeMember } from "../../../tests/support/cast";
import { makeTestContext, type TestContext } from "../../../tests/support/context";
import { useTestDatabase } from "../../../tests/support/database";
import { changeAvatar, removeAvatar } from "./change-avatar.server";
import { requestSignUp } from "./request-sign-up.server";
import { createToken } from "./tokens.server";
import { updateProfile } from "./update-profile.server";

vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

let test: TestContext;
beforeAll(() => {
  test = makeTestContext();
  test.ctx.ports.passwords = { hash: async (text) => `hash of ${text.length}`, verify: async () => true, isOutdated: () => false };
  test.ctx.ports.images = { ...test.ctx.ports.images, square: async (bytes) => ({ ok: true, value: { bytes: Buffer.from(bytes), width: 256, height: 256, format: "webp" } }) };
});

const together = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => act(index)));
const letter = (index: number): string => "abcdefghjk"[index] ?? "";

describe("at the same time", () => {
  it("eight sign-ups for a known address all go through and leave one reservation", async () => {
    await makeMember(test.ctx, { handle: "cedar", email: "cedar@example.org" });
    const wish = (index: number) => ({ email: "cedar@example.org", handle: `cedar-${letter(index)}`, password: "a fine dovetail joint", locale: "en" });
    expect(tally(await together(8, (index) => requestSignUp(test.ctx, wish(index))))).toEqual({ ok: 8 });
    expect(await test.ctx.db.signUp.count({ where: { emailFolded: "cedar@example.org" } })).toBe(1);
  });

  it.each([1, 2, 3])("of eight renames one is the change of these 30 days (round %i)", async (round) => {
    const me = actingAs(test.ctx, await makeMember(test.ctx, { handle: `before-${letter(round)}`, email: `rename-${round}@example.org` }));
    const results = await together(8, (index) => updateProfile(me, { handle: `after-${letter(round)}-${letter(index)}` }));
    expect(tally(results)).toEqual({ ok: 1, "handle-changed-lately": 7 });
    expect(await test.ctx.db.handleHistory.findMany({ where: { memberId: me.actor.id } })).toHaveLength(1);
  });

  it("tokens keep to fifty exactly", async () => {
    const me = actingAs(test.ctx, await makeMember(test.ctx, { handle: "minter" }));
    const make = () => createToken(me, { name: "script", scopes: ["read"], expiresInDays: 90 });
    for (let index = 0; index < 46; index += 1) valueOf(await make());
    expect(tally(await together(8, make))).toEqual({ ok: 4, "too-many-tokens": 4 });
  });

  it.each([1, 2, 3])("eight new pictures and a removal leave one picture at most, and no file without an owner (round %i)", async (round) => {
    const me = actingAs(test.ctx, await makeMember(test.ctx, { handle: `painter-${letter(round)}` }));
    valueOf(await changeAvatar(me, new Uint8Array([1])));
    const [results] = await Promise.all([together(8, (index) => changeAvatar(me, new Uint8Array([index]))), removeAvatar(me)]);
    expect(results.map(outcomeOf)).toEqual(Array(8).fill("ok"));
    const { avatarId } = await test.ctx.db.member.findUniqueOrThrow({ where: { id: me.actor.id } });
    const files = await test.ctx.db.file.findMany({ where: { ownerId: me.actor.id } });
    expect(files.map(({ id }) => id)).toEqual(avatarId ? [avatarId] : []);
  });
});
