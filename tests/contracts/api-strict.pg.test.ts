import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Endpoint } from "~/routes/api/endpoint";
import { endpoints } from "~/routes/api/table";
import { encodeCursor } from "~/kernel/page";
import { sealCursor } from "~/routes/api/paging";
import { useTestDatabase } from "../support/database";
import { migrations } from "../support/paths";
import { codeOf, startApi, textAt, type ApiClient } from "./api-client";
import { hostileTexts, hostileValues, samplesOf } from "./api-samples";
import { makeScene, openTopic, reply, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;
let samples: ReturnType<typeof samplesOf>;
let places: Record<string, string>;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed", keepsMail: true });
  scene = await makeScene(api.ctx, "s");
  const { id, postId } = await openTopic(api.ctx, scene.wren, { board: scene.board.slug, kind: "question" });
  const answer = await reply(api.ctx, scene.finch, id);
  const filed = await api.call("POST", "/reports", { token: scene.wrenToken, body: { subjectType: "post", subjectId: answer, reason: "spam" } });
  samples = samplesOf(scene, answer);
  places = { topics: id, posts: postId, reports: textAt(filed, "id") };
});
afterAll(() => api.stop());

/** All but signing out, which would end the token that asks. */
const asked = endpoints.filter(({ id }) => id !== "signOut");
const withJson = asked.filter(({ method, upload }) => method !== "GET" && !upload);
const shape = z.object({ properties: z.record(z.string(), z.unknown()).optional() });

function fieldsOf(schema: z.ZodType): string[] {
  return Object.keys(shape.parse(z.toJSONSchema(schema, { io: "input" })).properties ?? {});
}

/** A path of the endpoint that leads to something there; one parameter may be another value. */
function pathOf(endpoint: Endpoint, changed: { name: string; value: string } | null = null): string {
  const noun = endpoint.path.split("/")[1] ?? "";
  const id = noun === "deliveries" ? `${"0".repeat(26)}:nobody` : (places[noun] ?? "0".repeat(26));
  const slug = noun === "groups" ? scene.group.slug : scene.board.slug;
  const values: Record<string, string> = { id, slug, handle: scene.finch.handle, role: "moderator", name: "oak", alias: "oaken", kind: "love", type: "board", subject: slug, timer: "close", token: "t".repeat(30), key: `topic-${"0".repeat(26)}` };
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((name === changed?.name ? changed.value : values[name]) ?? ""));
}

function columns(): string[] {
  const folder = join(migrations, "../schema");
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const models = [...text.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].map((match) => match[1] ?? "");
  return [...new Set(models.flatMap((body) => [...body.matchAll(/^ {2}([a-z]\w*)\s+[A-Z]/gm)].map((match) => match[1] ?? "")))];
}

/** Runs the asks eight at a time and gives those answered by 5xx. */
async function failing(asks: (() => Promise<{ status: number }>)[], names: string[]): Promise<string[]> {
  const failed: string[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < asks.length; at = next++) {
      const answer = await asks[at]?.();
      if (!answer || answer.status >= 500) failed.push(`${names[at]}: ${answer?.status}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  // Had the token died on the way, the rest would have been refused at the door.
  expect((await api.call("GET", "/me", { token: scene.adminToken })).status).toBe(200);
  return failed;
}

test("there is a sample with every field for every body", () => {
  for (const endpoint of withJson) {
    expect(Object.keys(samples[endpoint.id] ?? {}).sort(), endpoint.id).toEqual(fieldsOf(endpoint.body).sort());
    expect(endpoint.body.safeParse(samples[endpoint.id] ?? {}).error, endpoint.id).toBeUndefined();
  }
});

test("no column of any table can be sent where it is no field", { timeout: 60_000 }, async () => {
  const all = columns();
  expect(all.length).toBeGreaterThan(80);
  for (const name of ["authorId", "trust", "isAdmin", "pinnedAt", "score", "createdAt", "state"].filter((column) => column !== "isAdmin")) expect(all).toContain(name);
  for (const endpoint of withJson) {
    const foreign = [...all, "isAdmin", "isOperator", "__proto__", "constructor"].filter((name) => !fieldsOf(endpoint.body).includes(name));
    for (let at = 0; at < foreign.length; at += 20) {
      const some = foreign.slice(at, at + 20);
      const raw = `{${[...Object.entries(samples[endpoint.id] ?? {}).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`), ...some.map((name) => `"${name}":1`)].join(",")}}`;
      const answer = await api.call(endpoint.method, pathOf(endpoint), { token: scene.adminToken, raw, headers: { "content-type": "application/json" } });
      expect([answer.status, codeOf(answer)], `${endpoint.id}: ${answer.text}`).toEqual([400, "unknown-key"]);
      for (const name of some) expect(answer.text, `${endpoint.id} takes ${name}`).toContain(`"path":"${name}"`);
    }
  }
});

/**
 * Whether it is worth asking over the wire. What a body's own schema refuses goes no further than the parsing all
 * endpoints share: of those bodies every tenth is sent.
 */
function makeChoice(): (endpoint: Endpoint, raw: string) => boolean {
  let refused = 0;
  return (endpoint, raw) => endpoint.body.safeParse(JSON.parse(raw)).success || refused++ % 10 === 0;
}

test("no value in any field of any body makes the server fail", { timeout: 600_000 }, async () => {
  const asks: (() => Promise<{ status: number }>)[] = [];
  const names: string[] = [];
  const isChosen = makeChoice();
  for (const endpoint of withJson) {
    const sample = samples[endpoint.id] ?? {};
    const ask = (name: string, raw: string): void => {
      if (!isChosen(endpoint, raw)) return;
      names.push(`${endpoint.id} ${name} ${raw.slice(0, 200)}`);
      asks.push(() => api.call(endpoint.method, pathOf(endpoint), { token: scene.adminToken, raw, headers: { "content-type": "application/json" } }));
    };
    for (const [field, plain] of Object.entries(sample)) {
      const others = Object.entries(sample).filter(([name]) => name !== field).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
      for (const value of hostileValues) {
        ask(field, `{${[...others, `"${field}":${value}`].join(",")}}`);
        if (Array.isArray(plain)) ask(`${field}[]`, `{${[...others, `"${field}":[${value}]`].join(",")}}`);
      }
      ask(`${field} twice`, `{${[...others, `"${field}":[]`, `"${field}":${JSON.stringify(plain)}`].join(",")}}`);
      ask(`${field} missing`, `{${others.join(",")}}`);
    }
    for (const value of hostileValues) ask("whole", value);
  }
  expect(asks.length).toBeGreaterThan(2000);
  expect(await failing(asks, names)).toEqual([]);
});

test("no value in any path or filter makes the server fail", { timeout: 120_000 }, async () => {
  const asks: (() => Promise<{ status: number }>)[] = [];
  const names: string[] = [];
  for (const endpoint of asked) {
    const ask = (path: string): void => {
      names.push(`${endpoint.id} ${path.slice(0, 200)}`);
      asks.push(() => api.call(endpoint.method, path, { token: scene.adminToken, body: samples[endpoint.id] }));
    };
    for (const name of fieldsOf(endpoint.params)) for (const value of hostileTexts) ask(pathOf(endpoint, { name, value }));
    for (const name of fieldsOf(endpoint.query)) {
      for (const value of hostileTexts) ask(`${pathOf(endpoint)}?${name}=${encodeURIComponent(value)}`);
      ask(`${pathOf(endpoint)}?${name}=1&${name}=2`);
      ask(`${pathOf(endpoint)}?${name}[]=1`);
      ask(`${pathOf(endpoint)}?${name}=%E0%A4%A`);
    }
  }
  expect(asks.length).toBeGreaterThan(1500);
  expect(await failing(asks, names)).toEqual([]);
});

test("not even a cursor with our own mark and wrong keys makes a list fail", async () => {
  const asks: (() => Promise<{ status: number }>)[] = [];
  const names: string[] = [];
  const parts = [[1e20, "x"], ["x", "y"], [-1e308, 1e308], ["x"], [1e300], ["\u0001"], [1, 2, 3], ["a", "b", "c"], [1e16, 1e16, "z"]];
  const lists = asked.filter(({ query, method }) => method === "GET" && fieldsOf(query).includes("cursor"));
  for (const endpoint of lists) {
    const filters = endpoint.id === "listTopics" ? ["latest", "new", "hot", "top", "unanswered", "unaccepted", "stale", "reopening", "unread"].map((sort) => ({ sort })) : endpoint.id === "listPosts" ? ["tree", "flat", "votes", "newest", "oldest"].map((order) => ({ order })) : [{}];
    for (const filter of filters) {
      for (const keys of parts) {
        const params = Object.fromEntries(fieldsOf(endpoint.params).map((name) => [name, places[endpoint.path.split("/")[1] ?? ""]]));
        const list = JSON.stringify([endpoint.id, params, Object.entries(filter)]);
        const cursor = sealCursor(api.ctx.community.secret, list, encodeCursor(keys));
        names.push(`${endpoint.id} ${JSON.stringify(filter)} ${JSON.stringify(keys)}`);
        asks.push(() => api.call("GET", `${pathOf(endpoint)}?${new URLSearchParams({ ...filter, cursor }).toString()}`, { token: scene.adminToken }));
      }
    }
  }
  expect(await failing(asks, names)).toEqual([]);
  expect((await asks[0]?.())?.status).toBe(200);
});
