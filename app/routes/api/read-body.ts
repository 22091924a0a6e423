import type { IncomingMessage } from "node:http";
import type { Refused } from "./endpoint";

export type Read<T> = { ok: true; value: T } | Refused;

const mebibyte = 1024 * 1024;
const jsonBytesMax = mebibyte;
/** What a form puts around a file, with room to spare. */
const formBytesMax = mebibyte;
const depthMax = 20;
/** Room for a body of unknown length to begin with. */
const firstBytes = 16 * 1024;

const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;
const pictureType = /^image\/[a-z0-9.+-]+$/i;
const multipartType = /^multipart\/form-data\s*;/i;

const tooLarge = (bytesMax: number): Refused => ({ ok: false, refusal: "body-too-large", detail: { limit: bytesMax / mebibyte } });
const malformed: Refused = { ok: false, refusal: "malformed" };
const wrongType: Refused = { ok: false, refusal: "type-unsupported" };

/** Reads a JSON body: application/json in UTF-8 and nothing else. Without any bytes it is an empty object. */
export async function readJson(req: IncomingMessage): Promise<Read<unknown>> {
  const type = req.headers["content-type"];
  if (type !== undefined && !jsonType.test(type)) return wrongType;
  const bytes = await readBounded(req, jsonBytesMax);
  if (!bytes) return tooLarge(jsonBytesMax);
  if (bytes.byteLength === 0) return { ok: true, value: {} };
  if (type === undefined) return wrongType;
  const value = parseJson(bytes);
  return value === undefined || !isClean(value, depthMax) ? malformed : { ok: true, value };
}

/** What somebody uploads; `name` is empty when it came without one. */
export type Upload = { bytes: Uint8Array; name: string };

/** Reads a file: the field `file` of a multipart form, or a picture as the body itself. */
export async function readUpload(req: IncomingMessage, bytesMax: number): Promise<Read<Upload>> {
  const type = req.headers["content-type"] ?? "";
  const isForm = multipartType.test(type);
  if (!isForm && !pictureType.test(type)) return wrongType;
  const bytes = await readBounded(req, bytesMax + formBytesMax);
  if (!bytes) return tooLarge(bytesMax);
  if (!isForm) return { ok: true, value: { bytes, name: "" } };
  const form = await new Response(bytes, { headers: { "Content-Type": type } }).formData().catch(() => null);
  const file = form?.get("file");
  return file instanceof File ? { ok: true, value: { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } } : malformed;
}

/**
 * The body whole, or null when it is larger. What is too much is read on and thrown away, so that the
 * client hears the answer instead of a broken connection.
 */
async function readBounded(req: IncomingMessage, bytesMax: number): Promise<Buffer<ArrayBuffer> | null> {
  const announced = Number(req.headers["content-length"] ?? 0);
  if (announced > bytesMax) return null;
  // Put where it stays as it comes: many large bodies at once would else be there twice.
  let whole = Buffer.allocUnsafe(announced || firstBytes);
  let size = 0;
  return new Promise((resolve, reject) => {
    req.on("data", (chunk: Buffer) => {
      if (size + chunk.byteLength > bytesMax) return resolve(null);
      if (size + chunk.byteLength > whole.byteLength) whole = Buffer.concat([whole], Math.min(bytesMax, 2 * (size + chunk.byteLength)));
      chunk.copy(whole, size);
      size += chunk.byteLength;
    });
    req.on("end", () => resolve(whole.subarray(0, size)));
    req.on("error", reject);
    req.on("close", () => reject(new Error("the client went away")));
  });
}

function parseJson(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return value;
  } catch {
    return undefined;
  }
}

/** No text may hold what no column can: NUL, or half a surrogate pair; and nothing is nested without end. */
export function isClean(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isCleanText(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, item]) => isCleanText(key) && isClean(item, depth - 1));
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}
