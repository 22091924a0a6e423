import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import type { Brought, OutgoingRefusal, Wanted } from "./outgoing";
import type { Target } from "./target";

/** What one connection came to. */
export type Answer = Omit<Brought, "url"> | { redirect: string } | { refusal: OutgoingRefusal };

type How = { signal: AbortSignal; agent: string };

const headerBytesMax = 16 * 1024;
const unpackers = new Map<string, () => Transform>([["gzip", createGunzip], ["x-gzip", createGunzip], ["br", createBrotliDecompress]]);

/** Asks one machine once, by the address given; its name goes along for the certificate and the virtual host. Never throws. */
export async function ask({ url, address, port }: Target, wanted: Wanted, { signal, agent }: How): Promise<Answer> {
  const isSecure = url.protocol === "https:";
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const headers = { Host: url.host, "User-Agent": agent, Accept: wanted.types.join(", "), "Accept-Encoding": "gzip, br" };
  const request = (isSecure ? requestSecure : requestPlain)({
    host: address, port, path: url.pathname + url.search, headers, signal, agent: false, maxHeaderSize: headerBytesMax, ...(isSecure ? { servername: isIP(name) ? "" : name } : {}),
  });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject).end();
    });
    return await read(response, wanted);
  } catch {
    return { refusal: signal.aborted ? "too-slow" : "away" };
  } finally {
    request.on("error", () => undefined).destroy(); // what is left unread stays unread
  }
}

async function read(response: IncomingMessage, wanted: Wanted): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if ([301, 302, 303, 307, 308].includes(status) && headers.location) return { redirect: headers.location };
  if (status >= 500 || status === 429) return { refusal: "away" };
  if (status !== 200) return { refusal: "refused" };
  const [type = ""] = (headers["content-type"] ?? "").toLowerCase().split(";").map((part) => part.trim());
  if (!wanted.types.includes(type)) return { refusal: "wrong-type" };
  if (wanted.excess === "refuse" && Number(headers["content-length"] ?? 0) > wanted.bytesMax) return { refusal: "too-large" };
  const plain = decoded(response);
  if (!plain) return { refusal: "wrong-type" };
  const bytes = await take(plain, wanted);
  return bytes ? { type, charset: /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(headers["content-type"] ?? "")?.[1] ?? "", bytes } : { refusal: "too-large" };
}

/** The body unpacked piece by piece as it is read, so that it never grows beyond what is taken; null for an encoding that was not asked for. */
function decoded(response: IncomingMessage): Readable | null {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return response;
  const unpack = unpackers.get(encoding);
  return unpack ? pipeline(response, unpack(), () => undefined) : null;
}

/** Reads up to so many bytes; null when there are more and all are wanted. */
async function take(body: Readable, { bytesMax, excess }: Wanted): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    if (!Buffer.isBuffer(piece)) continue;
    pieces.push(piece);
    size += piece.byteLength;
    if (size > bytesMax) return excess === "cut" ? Buffer.concat(pieces).subarray(0, bytesMax) : null;
  }
  return Buffer.concat(pieces);
}
