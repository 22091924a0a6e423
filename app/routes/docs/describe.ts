import { z } from "zod";

export type FieldLine = { name: string; place: "path" | "query" | "header" | "body"; type: string; required: boolean };
export type AnswerLine = { status: string; type: string };
export type OperationLine = { id: string; verb: string; path: string; summary: string; scope: string | null; needsSignIn: boolean; fields: FieldLine[]; answers: AnswerLine[] };
export type OperationGroup = { name: string; operations: OperationLine[] };
export type ShapeLine = { name: string; fields: { name: string; type: string; required: boolean }[] };

const content = z.record(z.string(), z.looseObject({ schema: z.unknown() }));
const operationSchema = z.looseObject({
  operationId: z.string(), summary: z.string(), description: z.string().optional(), security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean(), schema: z.unknown() })),
  requestBody: z.looseObject({ content }).optional(), responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});
const shapeSchema = z.looseObject({
  $ref: z.string().optional(), type: z.union([z.string(), z.array(z.string())]).optional(), enum: z.array(z.unknown()).optional(), const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(), oneOf: z.array(z.unknown()).optional(), items: z.unknown().optional(), maxLength: z.number().optional(), format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(), required: z.array(z.string()).optional(), default: z.unknown().optional(),
});

/** The OpenAPI document as a page shows it: operations by the first part of their path, then the named shapes. */
export function describeApi(document: unknown): { groups: OperationGroup[]; shapes: ShapeLine[] } {
  const { paths, components } = documentSchema.parse(document);
  const groups = new Map<string, OperationLine[]>();
  for (const [path, operations] of Object.entries(paths)) {
    const name = path.split("/")[1] ?? "";
    const lines = Object.entries(operations).map(([verb, operation]) => lineOf(verb, path, operation));
    groups.set(name, [...(groups.get(name) ?? []), ...lines]);
  }
  return {
    groups: [...groups].map(([name, operations]) => ({ name, operations })),
    shapes: Object.entries(components.schemas).map(([name, schema]) => ({ name, fields: fieldsOf(schema) })),
  };
}

function lineOf(verb: string, path: string, operation: z.output<typeof operationSchema>): OperationLine {
  const body = Object.values(operation.requestBody?.content ?? {})[0];
  const given = operation.parameters.map(({ name, in: place, required, schema }) => ({ name, place, required, type: typeText(schema) }));
  const inBody = body ? fieldsOf(body.schema).map((field) => ({ ...field, place: "body" as const })) : [];
  return {
    id: operation.operationId, verb, path, summary: operation.summary, scope: /`(\w+)`/.exec(operation.description ?? "")?.[1] ?? null,
    needsSignIn: operation.security.every((way) => Object.keys(way).length > 0), fields: [...given, ...inBody],
    answers: Object.entries(operation.responses).filter(([status]) => status !== "default").map(([status, answer]) => ({ status, type: answerText(answer.content) })),
  };
}

function answerText(given: z.output<typeof content> | undefined): string {
  const first = Object.values(given ?? {})[0];
  return first ? typeText(first.schema) : "";
}

function fieldsOf(schema: unknown): ShapeLine["fields"] {
  const { properties = {}, required = [] } = shapeSchema.parse(schema);
  return Object.entries(properties).map(([name, item]) => ({ name, type: typeText(item), required: required.includes(name) }));
}

/** A JSON schema in a few words: `"up" | "down"`, `Topic[]`, `string ≤ 60`. */
export function typeText(schema: unknown): string {
  const shape = shapeSchema.safeParse(schema).data;
  if (!shape) return "any";
  if (shape.$ref) return shape.$ref.split("/").at(-1) ?? "";
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return choices.map(typeText).join(" | ");
  if (shape.type === "array") return `${wrapped(typeText(shape.items))}[]`;
  if (shape.type === "object" && shape.properties) return `{ ${fieldsOf(shape).map(({ name, type }) => `${name}: ${type}`).join(", ")} }`;
  const plain = Array.isArray(shape.type) ? shape.type.join(" | ") : (shape.format === "binary" ? "file" : (shape.type ?? "any"));
  return shape.maxLength ? `${plain} ≤ ${shape.maxLength}` : plain;
}

function wrapped(type: string): string {
  return type.includes(" ") ? `(${type})` : type;
}
