import type { IncomingMessage } from "node:http";

/** The body is larger than the route takes. */
export class BodyTooLarge extends Error {}

/** Reads a request's body whole, up to `bytesMax`. Throws BodyTooLarge beyond it. */
export async function readBody(req: IncomingMessage, bytesMax: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(req.headers["content-length"] ?? 0) > bytesMax) throw new BodyTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const incoming: AsyncIterable<Uint8Array> = req;
  for await (const bytes of incoming) {
    size += bytes.byteLength;
    if (size > bytesMax) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
