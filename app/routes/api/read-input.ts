import type { Request } from "express";
import type { z } from "zod";
import type { Locale } from "~/kernel/words";
import type { Endpoint, Refused } from "./endpoint";
import { openCursor } from "./paging";
import { fieldError, fieldProblem, type FieldError } from "./problem";
import { isClean, readJson, readUpload, type Read, type Upload } from "./read-body";

export type Input = { params: unknown; query: unknown; body: unknown; upload: Upload; raw: unknown; list: string };
export type Trouble = Refused & { errors?: FieldError[]; headers?: Record<string, string> };

type Asked = { req: Request; endpoint: Endpoint; params: Record<string, string>; locale: Locale; secret: string };

/** All that a request brings, parsed by the endpoint's schemas: what comes after trusts its types. */
export async function readInput({ req, endpoint, params, locale, secret }: Asked): Promise<{ ok: true; value: Input } | Trouble> {
  const place = endpoint.params.safeParse(params);
  if (!place.success) return { ok: false, refusal: "not-found" };
  const asked = readQuery(req);
  if (!asked) return { ok: false, refusal: "malformed" };
  const list = listName(endpoint, params, asked);
  if (asked.cursor !== undefined) {
    const cursor = openCursor(secret, list, asked.cursor);
    if (cursor === null) return { ok: false, refusal: "malformed", errors: [fieldError("cursor", "malformed", locale)] };
    asked.cursor = cursor;
  }
  const query = endpoint.query.safeParse(asked);
  if (!query.success) return asMalformed(query.error, locale);
  const content = await readContent(req, endpoint);
  if (!content.ok) return content;
  const body = endpoint.body.safeParse(content.value.json);
  if (!body.success) return fieldProblem(body.error.issues, locale);
  return { ok: true, value: { params: place.data, query: query.data, body: body.data, upload: content.value.upload, raw: content.value.json, list } };
}

const none: Upload = { bytes: new Uint8Array(), name: "" };

async function readContent(req: Request, endpoint: Endpoint): Promise<Read<{ json: unknown; upload: Upload }>> {
  if (endpoint.method === "GET") return { ok: true, value: { json: {}, upload: none } };
  if (endpoint.upload !== null) {
    const upload = await readUpload(req, endpoint.upload);
    return upload.ok ? { ok: true, value: { json: {}, upload: upload.value } } : upload;
  }
  const json = await readJson(req);
  return json.ok ? { ok: true, value: { json: json.value, upload: none } } : json;
}

/** A filter is asked for once; null when one comes twice or holds what no text may. */
function readQuery(req: Request): Record<string, string> | null {
  const at = req.originalUrl.indexOf("?");
  const pairs = [...new URLSearchParams(at < 0 ? "" : req.originalUrl.slice(at + 1))];
  const query = Object.fromEntries(pairs);
  return Object.keys(query).length === pairs.length && isClean(query, 1) ? query : null;
}

/** A wrong filter is a malformed request, whichever rule it breaks. */
function asMalformed(error: z.ZodError, locale: Locale): Trouble {
  const trouble = fieldProblem(error.issues, locale);
  return { ...trouble, refusal: trouble.refusal === "unknown-key" ? "unknown-key" : "malformed" };
}

/** The list a cursor belongs to: the endpoint, its place and its filters, but not the page's size. */
function listName(endpoint: Endpoint, params: Record<string, string>, query: Record<string, string>): string {
  const filters = Object.entries(query).filter(([name]) => name !== "cursor" && name !== "limit").sort();
  return JSON.stringify([endpoint.id, params, filters]);
}
