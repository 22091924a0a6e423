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
  const tree = treeOf(build.routes, undefined);
  const kept = new Map<string, RequestHandler>();
  return (pathname) => {
    if (pathname.endsWith(".data") || pathname.startsWith("/__manifest")) return whole;
    const ids = matchRoutes(tree, pathname)?.map(({ route }) => route.id ?? "") ?? [];
    const leaf = ids.at(-1);
    if (!leaf) return whole;
    const handler = kept.get(leaf) ?? createRequestHandler(buildOf(build, ids), mode);
    kept.set(leaf, handler);
    return handler;
  };
}

function treeOf(routes: Routes, parentId: string | undefined): RouteTree {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, caseSensitive } = route;
    return [route.index ? { id, path, caseSensitive, index: true as const } : { id, path, caseSensitive, children: treeOf(routes, id) }];
  });
}

function buildOf(build: ServerBuild, ids: string[]): ServerBuild {
  const pick = <T>(all: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } };
}
