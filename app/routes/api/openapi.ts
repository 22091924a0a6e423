import { z } from "zod";
import { nothing, type Endpoint } from "./endpoint";
import { keepsAnswers } from "./idempotency.server";
import { base } from "./match";
import { problemShape } from "./shapes/common";
import { endpoints } from "./table";

type Json = Record<string, unknown>;

const known = new Map<string, Json>();

/** The OpenAPI 3.1 description of the API, made from the endpoints and their schemas. */
export function openApiDocument(origin: string): Json {
  const document = known.get(origin) ?? describe(origin);
  known.set(origin, document);
  return document;
}

function describe(origin: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, schemas) };
  }
  const problem = schemaOf(problemShape, "output", schemas);
  return {
    openapi: "3.1.0",
    info: { title: "Kindling", version: "1", description: "JSON in and out. Lists are paged by `cursor` and `limit`. Edits carry `version`; a stale one is 409. A POST may carry an Idempotency-Key: the same key and body give the same answer once. With an upload, and where the answer holds a secret, it is ignored." },
    servers: [{ url: `${origin}${base}` }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "An API token, or one of POST /session" } },
      responses: { Problem: { description: "What went wrong, and which rule said so", content: { "application/problem+json": { schema: problem } } } },
    },
  };
}

function operation(endpoint: Endpoint, schemas: Json): Json {
  const token = endpoint.actor === "member" ? [{ token: [] }] : [{}, { token: [] }];
  return {
    operationId: endpoint.id, summary: endpoint.summary, security: token,
    ...(endpoint.scope ? { description: `Needs the scope \`${endpoint.scope}\` when a token is used.` } : {}),
    parameters: [...parameters(endpoint.params, "path", schemas), ...parameters(endpoint.query, "query", schemas), ...keyParameter(endpoint)],
    ...requestBody(endpoint, schemas),
    responses: responses(endpoint, schemas),
  };
}

function parameters(schema: z.ZodType, place: "path" | "query", schemas: Json): Json[] {
  const { properties, required } = shape.parse(schemaOf(schema, "input", schemas));
  return Object.entries(properties).map(([name, item]) => ({ name, in: place, required: place === "path" || required.includes(name), schema: item }));
}

const shape = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

function keyParameter(endpoint: Endpoint): Json[] {
  if (!keepsAnswers(endpoint)) return [];
  return [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 255 } }];
}

function requestBody(endpoint: Endpoint, schemas: Json): Json {
  if (endpoint.upload !== null) {
    const file = { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema: file }, "image/*": { schema: { type: "string", format: "binary" } } } } };
  }
  if (endpoint.body === nothing) return {};
  const required = !endpoint.body.safeParse({}).success;
  return { requestBody: { required, content: { "application/json": { schema: schemaOf(endpoint.body, "input", schemas) } } } };
}

const descriptions: Record<string, string> = { 200: "Done", 201: "Made", 202: "Taken in", 204: "Done, nothing to say", 301: "Lives elsewhere now" };

function responses(endpoint: Endpoint, schemas: Json): Json {
  const given: Json = {};
  for (const [status, schema] of Object.entries(endpoint.answers)) {
    const content = schema ? { content: { "application/json": { schema: schemaOf(schema, "output", schemas) } } } : {};
    given[status] = { description: descriptions[status] ?? status, ...content };
  }
  return { ...given, default: { $ref: "#/components/responses/Problem" } };
}

/** The JSON schema of a zod schema. Named parts go to the components; answers may grow fields, bodies may not. */
function schemaOf(schema: z.ZodType, io: "input" | "output", schemas: Json): Json {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (io === "output") delete jsonSchema.additionalProperties;
    },
  });
  const { $schema: _schema, $defs = {}, ...rest } = moved(made);
  Object.assign(schemas, $defs);
  return rest;
}

const withParts = z.looseObject({ $defs: z.record(z.string(), z.unknown()).optional() });

function moved(schema: unknown): z.output<typeof withParts> {
  return withParts.parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')));
}
