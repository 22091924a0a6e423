import { describe, expect, it } from "vitest";
import { describeApi, typeText } from "./describe";

describe("typeText", () => {
  it.each([
    [{ type: "string", maxLength: 60 }, "string ≤ 60"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ enum: ["up", 1] }, '"up" | 1'],
    [{ anyOf: [{ $ref: "#/components/schemas/Author" }, { type: "null" }] }, "Author | null"],
    [{ type: "array", items: { $ref: "#/components/schemas/Topic" } }, "Topic[]"],
    [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
    [{ type: "object", properties: { items: { type: "array", items: { type: "integer" } } } }, "{ items: integer[] }"],
    [{}, "any"],
  ])("says %j in words", (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });
});

describe("describeApi", () => {
  const get = {
    operationId: "getTopic", summary: "A topic", description: "Needs the scope `read` when a token is used.", security: [{}, { token: [] }],
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Topic" } } } }, default: {} },
  };
  const body = { content: { "application/json": { schema: { type: "object", properties: { title: { type: "string" } }, required: ["title"] } } } };
  const post = { operationId: "openTopic", summary: "Open one", security: [{ token: [] }], parameters: [], requestBody: body, responses: { 204: {} } };
  const { groups, shapes } = describeApi({
    paths: { "/topics/{id}": { get }, "/topics": { post } },
    components: { schemas: { Topic: { type: "object", properties: { id: { type: "string" } } } } },
  });

  it("gathers operations by the first part of their path", () => {
    expect(groups.map(({ name, operations }) => [name, operations.map(({ id }) => id)])).toEqual([["topics", ["getTopic", "openTopic"]]]);
  });

  it("tells scope, fields and answers", () => {
    expect(groups[0]?.operations).toMatchObject([
      { scope: "read", needsSignIn: false, fields: [{ name: "id", place: "path", required: true }], answers: [{ status: "200", type: "Topic" }] },
      { scope: null, needsSignIn: true, fields: [{ name: "title", place: "body", required: true }], answers: [{ status: "204", type: "" }] },
    ]);
    expect(shapes).toEqual([{ name: "Topic", fields: [{ name: "id", type: "string", required: false }] }]);
  });
});
