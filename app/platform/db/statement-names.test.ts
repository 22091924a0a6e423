import { describe, expect, it } from "vitest";
import { makeStatementNames } from "./statement-names";

describe("makeStatementNames", () => {
  it("names a statement from the third time on, always alike, and each differently", () => {
    const nameOf = makeStatementNames();
    const asked = Array.from({ length: 5 }, () => nameOf({ sql: "SELECT 1" }));
    expect(asked.slice(0, 2)).toEqual(["", ""]);
    expect(asked[2]).toMatch(/^k_[0-9a-f]{32}$/);
    expect(new Set(asked.slice(2)).size).toBe(1);
    for (let times = 0; times < 3; times += 1) nameOf({ sql: "SELECT 2" });
    expect(nameOf({ sql: "SELECT 2" })).not.toBe(asked[2]);
  });

  it("gives at most 300 names, and remembers no more than 2 000 statements", () => {
    const nameOf = makeStatementNames();
    for (let times = 0; times < 3; times += 1) for (let n = 0; n < 400; n += 1) nameOf({ sql: `SELECT ${n}` });
    const named = Array.from({ length: 400 }, (_, n) => nameOf({ sql: `SELECT ${n}` })).filter((name) => name !== "");
    expect(named).toHaveLength(300);
  });
});
