import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = ServerBuild["routes"];
type RouteTree = Parameters<typeof matchRoutes>[0];

/**
 * Gives each page a Remix handler that knows its own routes and nothing else. Remix compiles and ranks all routes it
 * is given several times a request; with sixty of them that was an eighth of a page's CPU time.
 * Remix's own requests, and paths that no route matches, get the handler of the whole build.
 */
export function makePageHandlers(build: ServerBuild, mode: string): (pathname: string) => RequestHandler {
  const whole = createRequestHandler(build, mode);
  const match = makeMatcher(build.routes);
  const kept = new Map<string, RequestHandler>();
  return (pathname) => {
    if (pathname.startsWith("/__manifest")) return whole;
    const ids = match(pathname);
    const leaf = ids.at(-1);
    if (!leaf) return whole;
    const handler = kept.get(leaf) ?? createRequestHandler(buildOf(build, ids), mode);
    kept.set(leaf, handler);
    return handler;
  };
}

/**
 * The ids of the routes a path leads through, root first, as React Router matches them. Where it can, it asks only
 * among those whose first segment is the path's, or may be any.
 */
export function makeMatcher(routes: Routes): (pathname: string) => string[] {
  const ids = Object.keys(routes);
  const all = treeOf(routes, undefined);
  const firstOf = new Map(ids.map((id) => [id, firstSegment(routes, id)]));
  const trees = new Map([...new Set(firstOf.values())].map((first) => {
    const able = ids.filter((id) => [first, ""].includes(firstOf.get(id) ?? ""));
    return [first, treeOf(pick(routes, able), undefined)];
  }));
  return (pathname) => {
    const tree = trees.get(pathname.split("/")[1] ?? "") ?? all;
    return matchRoutes(tree, pathname)?.map(({ route }) => route.id ?? "") ?? [];
  };
}

/** The segment each path of a route begins with; "" when there is none, or any may stand there. */
function firstSegment(routes: Routes, id: string): string {
  const route = routes[id];
  const own = route?.path?.split("/")[0] ?? "";
  const first = (route?.parentId && firstSegment(routes, route.parentId)) || own;
  return /^[\w-]+$/.test(first) ? first : "";
}

function treeOf(routes: Routes, parentId: string | undefined): RouteTree {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, caseSensitive } = route;
    return [route.index ? { id, path, caseSensitive, index: true as const } : { id, path, caseSensitive, children: treeOf(routes, id) }];
  });
}

function buildOf(build: ServerBuild, ids: string[]): ServerBuild {
  return { ...build, routes: pick(build.routes, ids), assets: { ...build.assets, routes: pick(build.assets.routes, ids) } };
}

function pick<T>(all: Record<string, T>, ids: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
}
