import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "~/routes/api/openapi";
import { endpoints } from "~/routes/api/table";
import { endpointsOf, partNames } from "./api-parts";

const parameter = z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean(), schema: z.unknown() });
const operation = z.object({
  operationId: z.string(), summary: z.string().min(3), parameters: z.array(parameter), security: z.array(z.record(z.string(), z.array(z.string()))),
  requestBody: z.object({ required: z.boolean(), content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const described = z.object({
  openapi: z.literal("3.1.0"), info: z.object({ title: z.string(), version: z.string() }), servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), responses: z.record(z.string(), z.unknown()), securitySchemes: z.record(z.string(), z.unknown()) }),
});

const text = JSON.stringify(openApiDocument("https://example.org"));
const document = described.parse(JSON.parse(text));

test("the description lists every endpoint of the table, and nothing else", () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  const declared = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(listed.sort()).toEqual(declared.sort());
});

test("every endpoint has a name and an address of its own", () => {
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
});

test("every endpoint is asked until it answers in one of the parts", () => {
  expect(partNames.flatMap(endpointsOf).sort()).toEqual(endpoints.map(({ id }) => id).sort());
});

test("the parameters of each path are those of its schema", () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.filter((item) => item.in === "path").map(({ name }) => name), path).toEqual(named);
    }
  }
});

test("a key is offered where its answers are kept: with POST, but not with uploads and secrets", () => {
  const offering = Object.entries(document.paths).flatMap(([, methods]) => Object.values(methods)).filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"));
  const expected = endpoints.filter(({ method, secret, upload }) => method === "POST" && !secret && upload === null);
  expect(offering.map(({ operationId }) => operationId).sort()).toEqual(expected.map(({ id }) => id).sort());
});

test("every reference leads somewhere", () => {
  const targets = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? ""));
  expect(targets.size).toBeGreaterThan(10);
  for (const target of targets) {
    const [root, components, kind = "", name = ""] = target.split("/");
    expect([root, components], target).toEqual(["#", "components"]);
    const parts = kind === "schemas" ? document.components.schemas : document.components.responses;
    expect(parts[name], target).toBeDefined();
  }
});

test("bodies are closed, answers may grow", () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  for (const { operationId, requestBody } of operations) {
    const json = requestBody?.content["application/json"];
    if (json) expect(json.schema.additionalProperties, operationId).toBe(false);
  }
  expect(JSON.stringify(document.components.schemas)).not.toContain('"additionalProperties":false');
});

test("what changes something needs a member or a limit, and what is not everybody's needs a scope", () => {
  for (const endpoint of endpoints.filter(({ method }) => method !== "GET")) {
    expect(endpoint.actor === "member" || endpoint.limits.length > 0 || endpoint.id === "signIn", endpoint.id).toBe(true);
  }
  for (const endpoint of endpoints.filter(({ actor }) => actor === "member")) expect(endpoint.scope !== null || endpoint.id === "signOut", endpoint.id).toBe(true);
});
