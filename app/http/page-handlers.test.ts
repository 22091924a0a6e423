import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import pages from "~/routes";
import { makeMatcher } from "./page-handlers";

const root = "root";

/** The product's own routes in the shape of a build; a route is called by its file. */
function routesOf(entries: typeof pages, parentId: string): ServerBuild["routes"] {
  const routes: ServerBuild["routes"] = {};
  for (const { file, path, index, children } of entries) {
    routes[file] = { id: file, parentId, path, index, module: { default: () => null } };
    Object.assign(routes, routesOf(children ?? [], file));
  }
  return routes;
}

const match = makeMatcher({ [root]: { id: root, path: "", module: { default: () => null } }, ...routesOf(pages, root) });

describe("makeMatcher", () => {
  it.each([
    ["/", ["routes/home.tsx"]],
    ["/questions", ["routes/questions.tsx"]],
    ["/boards/ceramics", ["routes/board.tsx"]],
    ["/boards/", ["routes/boards.tsx"]],
    ["/Boards/ceramics", ["routes/board.tsx"]],
    ["/%62oards", ["routes/boards.tsx"]],
    ["/tags/%E9%87%89", ["routes/tags/tag.tsx"]],
    ["/t/01ABC", ["routes/topics/topic.tsx"]],
    ["/t/01ABC/slug", ["routes/topics/topic.tsx"]],
    ["/t/01ABC/moderation", ["routes/topics/moderation.tsx"]],
    ["/staff", ["routes/staff/layout.tsx", "routes/staff/overview.tsx"]],
    ["/staff/boards/x/moderators", ["routes/staff/layout.tsx", "routes/staff/moderators.tsx"]],
    ["/staff/nothing", ["routes/not-found.tsx"]],
    ["/api/docs", ["routes/docs/api.tsx"]],
    ["/no/such/page", ["routes/not-found.tsx"]],
    ["//elsewhere", ["routes/not-found.tsx"]],
  ])("%s leads to %j", (path, ids) => {
    expect(match(path)).toEqual([root, ...ids]);
  });
});
