import { makeApiHandler } from "~/routes/api/handler";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { afterAll } from "vitest";
import { startServer } from "~/http/server";
import { buildIfStale } from "../../bin/build.mjs";
import { makeTestContext, type TestContext, type TestContextOptions } from "./context";
import { freePort } from "./free-port";
import { root } from "./paths";

export type TestServer = TestContext & { origin: string; stop(): Promise<void> };

/** Somebody with a browser's manners: keeps cookies, names the origin, does not follow redirects. */
export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  cookies: Map<string, string>;
};

const running: TestServer[] = [];

afterAll(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** Serves the built application on the test file's database, with its clock; stopped after the last test. */
export async function startTestServer(options: TestContextOptions = {}): Promise<TestServer> {
  await buildIfStale();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const context = makeTestContext({ ...options, community: { origin, ...options.community } });
  const load = (): Promise<ServerBuild> => import(/* @vite-ignore */ pathToFileURL(join(root, "build/server/index.js")).href);
  const { stop } = await startServer({
    parts: context.parts, host: "127.0.0.1", port, trustedHops: 0, api: makeApiHandler(),
    build: load, mode: "production", clientFolder: join(root, "build/client"),
  });
  const server = { ...context, origin, stop };
  running.push(server);
  return server;
}

/** A new visitor without cookies. */
export function makeVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const own: Record<string, string> = cookie ? { cookie } : {};
    const answer = await fetch(new URL(path, origin), { ...init, redirect: "manual", headers: { ...own, ...headers } });
    answer.headers.getSetCookie().forEach((line) => keepCookie(cookies, line));
    return answer;
  };
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, fields, headers = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields) }, { origin, "sec-fetch-site": "same-origin", ...headers }),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const [name = "", ...value] = pair.trim().split("=");
  const isGone = attributes.some((attribute) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute));
  if (isGone) cookies.delete(name);
  else cookies.set(name, value.join("="));
}
