import { describe, expect, it } from "vitest";
import { guest, type Actor, type MemberActor, type Trust } from "~/kernel/actor";
import { forSeeds, type Random } from "~/kernel/test-support/random";
import { canReadBoard, inTreeOrder, kindsOpenTo, moderatesBoard, pathOf, readableBoards, whyNotOpenTopic, whyNotWrite } from "./rules";
import { topicKinds, visibilities, type BoardNode, type BoardTree } from "./types";

function board(id: string, wish: Partial<BoardNode> = {}): BoardNode {
  return {
    id, slug: id, name: id, description: "", hue: 1, position: 0, parentId: null, depth: 1, topicKinds: [...topicKinds], requiredTags: [], requiredTagGroups: [], altText: "asked", fileKinds: [],
    visibility: "public", groups: [], minTrust: 0, reviewPolicy: "none", topicCount: 0, month: 0, detail: null, ...wish,
  };
}

function member(wish: Partial<MemberActor> = {}): MemberActor {
  return {
    kind: "member", id: "wren", handle: "wren", displayName: "Wren", trust: 1, joinedAt: new Date(0), isAdmin: false, isOperator: false, isModerator: false,
    moderates: [], groups: [], scopes: ["read", "write"], credential: { kind: "session", id: "s", signedInAt: new Date(0) }, ...wish,
  };
}

const treeOf = (...boards: BoardNode[]): BoardTree => new Map(boards.map((node) => [node.id, node]));

describe("canReadBoard, on one board", () => {
  const own = member({ groups: ["makers"] });
  const actors: Record<string, Actor> = {
    guest, member: member(), "group member": own, "board moderator": member({ moderates: ["b"] }), "other board's moderator": member({ moderates: ["x"] }),
    moderator: member({ isModerator: true }), operator: member({ isOperator: true }), admin: member({ isAdmin: true }),
  };
  it.each([
    ["public", "guest", true], ["public", "member", true],
    ["members", "guest", false], ["members", "member", true],
    ["groups", "guest", false], ["groups", "member", false], ["groups", "group member", true], ["groups", "board moderator", true],
    ["groups", "other board's moderator", false], ["groups", "moderator", true], ["groups", "operator", true], ["groups", "admin", true],
  ] as const)("%s for a %s: %s", (visibility, actor, expected) => {
    const node = board("b", { visibility, groups: ["makers"] });
    expect(canReadBoard(actors[actor] ?? guest, treeOf(node), node)).toBe(expected);
  });

  it("trust gates posting, never reading", () => {
    const node = board("b", { minTrust: 4 });
    expect(canReadBoard(guest, treeOf(node), node)).toBe(true);
    expect(whyNotWrite(member({ trust: 3 }), treeOf(node), node)).toBe("trust-too-low");
  });

  it("a board for groups that names none admits nobody but staff", () => {
    const node = board("b", { visibility: "groups", groups: [] });
    expect(canReadBoard(own, treeOf(node), node)).toBe(false);
  });
});

/** Three levels of boards of any visibility, below a random number of roots. */
function someTree(random: Random): BoardTree {
  const boards: BoardNode[] = [];
  for (let index = 0; index < 10; index += 1) {
    const parents = boards.filter(({ depth }) => depth < 3);
    const parent = random.int(0, 3) === 0 ? undefined : parents[random.int(0, Math.max(0, parents.length - 1))];
    boards.push(board(`b${index}`, {
      visibility: random.pick(visibilities), groups: ["g1", "g2"].filter(() => random.int(0, 1) === 1), position: random.int(0, 3),
      parentId: parent?.id ?? null, depth: (parent?.depth ?? 0) + 1, minTrust: random.pick<Trust>([0, 1, 2, 3, 4]),
    }));
  }
  return treeOf(...random.shuffled(boards));
}

function someActor(random: Random, tree: BoardTree): Actor {
  if (random.int(0, 4) === 0) return guest;
  const rarely = (): boolean => random.int(0, 9) === 0;
  return member({
    trust: random.pick<Trust>([0, 1, 2, 3, 4]), isModerator: rarely(), isOperator: rarely(), isAdmin: rarely(),
    moderates: [...tree.keys()].filter(() => rarely()), groups: ["g1", "g2"].filter(() => random.int(0, 1) === 1),
  });
}

/** The rule as product.md words it, from the board upwards, written down a second time. */
function mayRead(actor: Actor, tree: BoardTree, node: BoardNode): boolean {
  const ancestors: BoardNode[] = [];
  for (let at: BoardNode | undefined = node; at; at = at.parentId === null ? undefined : tree.get(at.parentId)) ancestors.push(at);
  if (actor.kind === "member" && (actor.isModerator || actor.isOperator || actor.isAdmin || ancestors.some(({ id }) => actor.moderates.includes(id)))) return true;
  return ancestors.every(({ visibility, groups }) => {
    if (visibility === "public") return true;
    if (actor.kind === "guest") return false;
    return visibility === "members" || groups.some((group) => actor.groups.includes(group));
  });
}

describe("any tree of boards and any actor", () => {
  it("nobody sees through an ancestor that is narrower", () => {
    forSeeds((random) => {
      const tree = someTree(random);
      const actor = someActor(random, tree);
      for (const node of tree.values()) {
        expect(canReadBoard(actor, tree, node)).toBe(mayRead(actor, tree, node));
        const parent = node.parentId === null ? undefined : tree.get(node.parentId);
        if (parent && !canReadBoard(actor, tree, parent) && !moderatesBoard(actor, tree, node)) expect(canReadBoard(actor, tree, node)).toBe(false);
      }
      expect(readableBoards(actor, tree).map(({ id }) => id).sort()).toEqual([...tree.values()].filter((node) => mayRead(actor, tree, node)).map(({ id }) => id).sort());
    }, 500);
  });

  it("a missing parent denies everybody", () => {
    const orphan = board("b", { parentId: "gone", depth: 2 });
    for (const actor of [guest, member(), member({ moderates: ["b"] }), member({ isAdmin: true, isOperator: true, isModerator: true })]) {
      expect(canReadBoard(actor, treeOf(orphan), orphan)).toBe(false);
    }
    expect(pathOf(treeOf(orphan), orphan)).toEqual([]);
  });

  it("boards that stand above each other deny everybody, and the answer comes", () => {
    const [one, other] = [board("one", { parentId: "other" }), board("other", { parentId: "one" })];
    expect(pathOf(treeOf(one, other), one)).toEqual([]);
    expect(canReadBoard(member({ isAdmin: true }), treeOf(one, other), one)).toBe(false);
  });

  it("parents come before their children, and every reachable board once", () => {
    forSeeds((random) => {
      const tree = someTree(random);
      const order = inTreeOrder(tree).map(({ id }) => id);
      expect([...order].sort()).toEqual([...tree.keys()].sort());
      for (const node of tree.values()) if (node.parentId) expect(order.indexOf(node.parentId)).toBeLessThan(order.indexOf(node.id));
    });
  });

  it("looking after a board is looking after what is below it, not above or beside", () => {
    const [top, middle, leaf, beside] = [board("top"), board("middle", { parentId: "top" }), board("leaf", { parentId: "middle" }), board("beside", { parentId: "top" })];
    const tree = treeOf(top, middle, leaf, beside);
    const actor = member({ moderates: ["middle"] });
    expect([top, middle, leaf, beside].map((node) => moderatesBoard(actor, tree, node))).toEqual([false, true, true, false]);
  });
});

describe("writing", () => {
  const parent = board("parent", { minTrust: 2 });
  const child = board("child", { parentId: "parent", minTrust: 1, topicKinds: ["question", "announcement"] });
  const tree = treeOf(parent, child);

  it.each([
    ["a guest", guest, "question", "sign-in-required"],
    ["trust below the parent's entry", member({ trust: 1 }), "question", "trust-too-low"],
    ["trust at the parent's entry", member({ trust: 2 }), "question", null],
    ["a moderator of any trust", member({ trust: 0, moderates: ["parent"] }), "question", null],
    ["a kind the board does not take", member({ trust: 4 }), "article", "kind-not-allowed"],
    ["a kind the board does not take, by its moderator", member({ moderates: ["child"] }), "article", "kind-not-allowed"],
    ["an announcement by a member", member({ trust: 4 }), "announcement", "staff-only"],
    ["an announcement by the board's moderator", member({ moderates: ["child"] }), "announcement", null],
  ] as const)("%s opening a topic", (_name, actor, kind, refusal) => {
    expect(whyNotOpenTopic(actor, tree, child, kind)).toBe(refusal);
  });

  it("offers the kinds that would be taken", () => {
    expect(kindsOpenTo(member({ trust: 2 }), tree, child)).toEqual(["question"]);
    expect(kindsOpenTo(member({ isModerator: true }), tree, child)).toEqual(["question", "announcement"]);
    expect(kindsOpenTo(guest, tree, child)).toEqual([]);
  });
});
