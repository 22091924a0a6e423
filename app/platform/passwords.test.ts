import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { makePasswords } from "./passwords";

const passwords = makePasswords();

describe("passwords", () => {
  it("are stored by argon2id with the declared cost, each with a salt of its own", async () => {
    const [one, other] = await Promise.all([passwords.hash("correct horse battery"), passwords.hash("correct horse battery")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(passwords.isOutdated(one)).toBe(false);
  });

  it("match themselves in either form of the same accents and Chinese, and nothing else", async () => {
    const hashed = await passwords.hash("Cafe\u0301 榫卯与木工的故事");
    expect(await passwords.verify(hashed, "Café 榫卯与木工的故事")).toBe(true);
    expect(await passwords.verify(hashed, "Cafe 榫卯与木工的故事")).toBe(false);
    expect(await passwords.verify(hashed, "café 榫卯与木工的故事")).toBe(false);
  });

  it("are not cut: the 128th character counts", async () => {
    const hashed = await passwords.hash(`${"a".repeat(127)}b`);
    expect(await passwords.verify(hashed, `${"a".repeat(127)}c`)).toBe(false);
  });

  it("do not match where there is no account, not even the decoy's own", async () => {
    expect(await passwords.verify(null, "a password nobody has")).toBe(false);
  });

  it("hashed with weaker settings are outdated", async () => {
    expect(passwords.isOutdated(await hash("correct horse battery", { memoryCost: 4_096, timeCost: 2, parallelism: 1 }))).toBe(true);
  });
});
