import { makeApiHandler } from "~/routes/api/handler";
import { z } from "zod";
import { scopes, type Scope } from "~/kernel/actor";
import { addMs, dayMs } from "~/kernel/clock";
import { hashSecret, newSecret } from "~/features/accounts/secrets.server";
import { openSession } from "~/features/accounts/sessions.server";
import { startServer } from "~/http/server";
import type { Context } from "~/platform/context";
import { noLimiter } from "~/platform/limiter";
import { makeMatcher } from "~/routes/api/match";
import { problemShape } from "~/routes/api/shapes/common";
import { endpoints } from "~/routes/api/table";
import { makeTestContext, type TestContext } from "../support/context";

export type Answer = { status: number; headers: Headers; body: unknown; text: string };
type Ask = { token?: string; cookie?: string; body?: unknown; headers?: Record<string, string>; raw?: BodyInit };
export type ApiClient = TestContext & {
  url: string;
  call(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** The endpoints that have answered with success. */
  answered: Set<string>;
  stop(): Promise<void>;
};

const match = makeMatcher(endpoints);

/** Serves the API on the test file's database. Each answer is held against what its endpoint declares. */
export async function startApi(options: { limits: "relaxed" | "real"; keepsMail?: boolean; now?: string }): Promise<ApiClient> {
  const relaxed = options.limits === "relaxed";
  const context = makeTestContext({ community: { relaxedLimits: relaxed, keepsMail: options.keepsMail ?? false }, now: options.now });
  const { ports } = context.parts;
  if (relaxed) ports.limiter = noLimiter;
  const { port, stop } = await startServer({
    parts: context.parts, host: "127.0.0.1", port: 0, trustedHops: 0, api: makeApiHandler(), clientFolder: null, mode: "production",
    build: () => Promise.reject(new Error("the API needs no pages")),
  });
  const url = `http://127.0.0.1:${port}`;
  const answered = new Set<string>();
  const call = async (method: string, path: string, ask: Ask = {}): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, { method, headers: headersOf(ask), body: ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body)), redirect: "manual" });
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, body: text === "" ? null : z.unknown().parse(JSON.parse(text)), text };
    const name = method === "HEAD" ? null : holdAgainstSchema(method, path, answer);
    if (name) answered.add(name);
    return answer;
  };
  return { ...context, url, call, answered, stop };
}

function headersOf({ token, cookie, body, headers }: Ask): Record<string, string> {
  return {
    ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie: `kindling=${cookie}`, origin: "http://127.0.0.1:3000" } : {}),
    ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers,
  };
}

function holdAgainstSchema(method: string, path: string, answer: Answer): string | null {
  if (answer.status >= 400) {
    const { status } = problemShape.parse(answer.body);
    if (status !== answer.status) throw new Error(`${method} ${path}: says ${status} and is ${answer.status}`);
    return null;
  }
  const endpoint = match(`/api/v1${path.replace(/\?.*$/, "")}`)?.methods.get(method);
  if (!endpoint) return null;
  const declared = Object.entries(endpoint.answers).find(([status]) => Number(status) === answer.status);
  if (!declared) throw new Error(`${method} ${path}: ${answer.status} is not declared`);
  const [, schema] = declared;
  if (schema) schema.parse(answer.body);
  else if (answer.text !== "") throw new Error(`${method} ${path}: has a body and declares none`);
  return endpoint.id;
}

/** A token of the member with these scopes; all by default. */
export async function tokenOf(ctx: Context, member: { id: string }, granted: readonly Scope[] = scopes, kind: "personal" | "session" = "personal"): Promise<string> {
  const token = `kdl_${newSecret()}`;
  const id = ctx.newId();
  await ctx.db.apiToken.create({
    data: { kind, id, hash: hashSecret(token), prefix: "kdl_test", memberId: member.id, name: id, scopes: [...granted], createdAt: ctx.now(), expiresAt: addMs(ctx.now(), dayMs) },
  });
  return token;
}

/** The value of a browser's cookie. */
export async function cookieOf(ctx: Context, member: { id: string }): Promise<string> {
  return ctx.transaction((inner) => openSession(inner, member.id, "Firefox"));
}

/** What a body holds under a name, as text. */
export function textAt(answer: Answer, ...path: string[]): string {
  let value = answer.body;
  for (const name of path) value = z.record(z.string(), z.unknown()).parse(value)[name];
  return typeof value === "number" ? String(value) : z.string().parse(value);
}

/** The code of a refused answer. */
export function codeOf(answer: Answer): string {
  return problemShape.parse(answer.body).code;
}

const list = z.object({ items: z.array(z.record(z.string(), z.unknown())), nextCursor: z.string().nullable() });

/** An answer as a list. */
export function listOf(answer: Answer): z.output<typeof list> {
  return list.parse(answer.body);
}
