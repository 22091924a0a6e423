import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const compress = promisify(gzip);
const compressible = /^(text\/|application\/(json|problem\+json|javascript|xml|manifest\+json)|image\/svg)/;
const worthCompressing = 1024;

/** Sends a Response over Node's HTTP, in one piece and compressed when that pays; `text` is its body when it holds none itself. */
export async function sendAnswer(req: IncomingMessage, res: ServerResponse, answer: Response, text: string | null = null): Promise<void> {
  const body = answer.body ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text ?? "");
  res.statusCode = answer.status;
  answer.headers.forEach((value, name) => {
    if (name !== "set-cookie") res.setHeader(name, value);
  });
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader("set-cookie", cookies);
  await sendBytes(req, res, body);
}

/** Sends bytes whose headers are set already. */
async function sendBytes(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> {
  const wanted = /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""));
  const type = String(res.getHeader("content-type") ?? "");
  if (compressible.test(type)) res.appendHeader("Vary", "Accept-Encoding");
  const small = body.byteLength < worthCompressing || !compressible.test(type);
  const bytes = wanted && !small ? await compress(body, { level: constants.Z_BEST_SPEED + 3 }) : body;
  if (bytes !== body) res.setHeader("content-encoding", "gzip");
  if (res.statusCode !== 204 && res.statusCode !== 304) res.setHeader("content-length", bytes.byteLength);
  res.end(req.method === "HEAD" ? undefined : bytes);
}
