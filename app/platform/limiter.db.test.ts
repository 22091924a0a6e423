import { describe, expect, it } from "vitest";
import { makeLimiter, noLimiter } from "./limiter";
import { testDatabase, useTestDatabase } from "../../tests/support/database";

useTestDatabase();

const ten = { name: "ten", points: 10, windowSeconds: 600 };
const takeTogether = async (count: number, key: string, limiter = makeLimiter(testDatabase().client)): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: count }, () => limiter.take(ten, key)));
  return answers.filter(({ allowed }) => allowed).length;
};

describe("the limiter", () => {
  it("lets exactly ten of fifty parallel takes through", async () => {
    expect(await takeTogether(50, "parallel")).toBe(10);
  });

  it("counts on after a restart and in another process", async () => {
    expect(await takeTogether(6, "restarted")).toBe(6);
    expect(await takeTogether(6, "restarted")).toBe(4);
  });

  it("says after how many seconds to come again", async () => {
    const limiter = makeLimiter(testDatabase().client);
    await takeTogether(10, "patient", limiter);
    const answer = await limiter.take(ten, "patient");
    expect(answer.allowed).toBe(false);
    expect(answer.allowed ? 0 : answer.retryAfterSeconds).toBeGreaterThan(590);
    expect(answer.allowed ? 0 : answer.retryAfterSeconds).toBeLessThanOrEqual(600);
  });

  it("tells keys and limits apart, however they are spelled", async () => {
    await takeTogether(10, "one");
    expect(await takeTogether(1, "one:")).toBe(1);
    expect(await takeTogether(1, "' OR 1=1 --")).toBe(1);
    expect(await makeLimiter(testDatabase().client).take({ ...ten, name: "other" }, "one")).toEqual({ allowed: true, taken: 1 });
  });

  it("gives back one, and forgets all", async () => {
    const limiter = makeLimiter(testDatabase().client);
    await takeTogether(10, "kind", limiter);
    await limiter.giveBack(ten, "kind");
    expect(await takeTogether(2, "kind", limiter)).toBe(1);
    await limiter.forget(ten, "kind");
    expect(await takeTogether(11, "kind", limiter)).toBe(10);
  });

  it("that is relaxed refuses nobody", async () => {
    expect(await takeTogether(50, "any", noLimiter)).toBe(50);
  });
});
