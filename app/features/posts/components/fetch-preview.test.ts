import { expect, it } from "vitest";
import { readPreview, type PreviewAnswer } from "./fetch-preview";

it.each<[number, string | null, unknown, PreviewAnswer]>([
  [200, null, { bodyHtml: "<p>a</p>" }, { is: "made", html: "<p>a</p>" }],
  [429, "42", { detail: "Too often." }, { is: "late", againMs: 42_000 }],
  [429, null, null, { is: "late", againMs: 5_000 }],
  [503, "5", { detail: "Later." }, { is: "late", againMs: 5_000 }],
  [0, null, null, { is: "late", againMs: 5_000 }],
  [200, null, "<html>", { is: "late", againMs: 5_000 }],
  [500, "soon", {}, { is: "late", againMs: 5_000 }],
  [401, null, { title: "Sign in first." }, { is: "refused", reason: "Sign in first." }],
  [400, null, { title: "Not valid", detail: "The text is too long." }, { is: "refused", reason: "The text is too long." }],
  [422, null, { detail: "Some fields break a rule.", errors: [{ path: "body", message: "The text is too long." }] }, { is: "refused", reason: "The text is too long." }],
])("answered %i with %j and %j the preview is %j", (status, retryAfter, said, expected) => {
  expect(readPreview({ status, retryAfter, said })).toEqual(expected);
});
