import { describe, expect, it } from "vitest";
import type { MemberActor } from "~/kernel/actor";
import { rankOf, rankOfActor, whyNotChangeRole, type Role } from "./rules";

const actor = (wish: Partial<MemberActor>): MemberActor => ({
  kind: "member", id: "mo", handle: "mo", displayName: "Mo", trust: 1, joinedAt: new Date(0), isAdmin: false, isOperator: false, isModerator: false,
  moderates: [], groups: [], scopes: ["read"], credential: { kind: "session", id: "s", signedInAt: new Date(0) }, ...wish,
});
const admin = actor({ isAdmin: true, isOperator: true, isModerator: true });
const operator = actor({ isOperator: true, isModerator: true });
const moderator = actor({ isModerator: true });

describe("rankOf", () => {
  it.each([
    [[], 0], [["moderator"], 1], [["moderator", "operator"], 2], [["operator", "admin"], 3], [["wizard"], 0],
  ])("%j is %d", (names, rank) => {
    expect(rankOf(names)).toBe(rank);
  });
});

describe("rankOfActor", () => {
  it.each([
    ["a member", actor({}), 0], ["a board's moderator", actor({ moderates: ["b"] }), 1], ["a moderator", moderator, 1], ["an operator", operator, 2], ["an admin", admin, 3],
    ["an admin whose token does not say so", actor({ isOperator: true }), 2],
  ])("%s", (_name, who, rank) => {
    expect(rankOfActor(who)).toBe(rank);
  });
});

describe("whyNotChangeRole", () => {
  const rows: [string, MemberActor, Role, string[], string | null][] = [
    ["a member makes nobody a moderator", actor({}), "moderator", [], "forbidden"],
    ["a moderator makes nobody a moderator", moderator, "moderator", [], "forbidden"],
    ["an operator makes moderators", operator, "moderator", [], null],
    ["an operator makes no operator", operator, "operator", [], "forbidden"],
    ["an operator makes no admin", operator, "admin", [], "forbidden"],
    ["an operator takes nothing from an admin", operator, "moderator", ["admin"], "higher-role"],
    ["an operator acts on an equal's moderator role", operator, "moderator", ["operator", "moderator"], null],
    ["an admin makes operators", admin, "operator", [], null],
    ["an admin makes admins", admin, "admin", ["operator"], null],
    ["an admin takes from an admin", admin, "admin", ["admin"], null],
  ];
  it.each(rows)("%s", (_name, who, role, subject, refusal) => {
    expect(whyNotChangeRole(who, role, subject)).toBe(refusal);
  });
});
