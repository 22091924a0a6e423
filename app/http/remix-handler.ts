import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler, ServerBuild } from "@remix-run/node";
import type { Edge } from "./edge";
import { offlineAnswer } from "./offline";
import { makePageHandlers } from "./page-handlers";
import { readBody, BodyTooLarge } from "./read-body";
import { sendAnswer } from "./send-answer";

/** Pages and forms may bring this much; a picture has a limit of its own. */
const formBytesMax = 1024 * 1024;
const uploadBytesMax = 17 * 1024 * 1024;

/** Serves a request through the Remix build: the body is read whole and bounded, the answer sent whole. */
export function makeRemixHandler(build: () => Promise<ServerBuild>, mode: string) {
  let kept: { build: ServerBuild; handlerOf(pathname: string): RequestHandler } | undefined;
  /** Handlers compile their routes, so they are made once a build; in development a change brings a new build. */
  async function handlerOf(pathname: string): Promise<RequestHandler> {
    const present = await build();
    if (kept?.build !== present) kept = { build: present, handlerOf: makePageHandlers(present, mode) };
    return kept.handlerOf(pathname);
  }
  return async (req: IncomingMessage, res: ServerResponse, edge: Edge): Promise<void> => {
    const controller = new AbortController();
    res.once("close", () => controller.abort());
    const request = await toRequest(req, edge, controller.signal);
    if (request instanceof Response) return sendAnswer(req, res, request);
    const handle = await handlerOf(new URL(request.url).pathname);
    const answer = await handle(request, { edge });
    // What a page says goes for its data and redirects too, unless they say otherwise.
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Vary", "Cookie, Accept-Language");
    await sendAnswer(req, res, answer, edge.page);
  };
}

async function toRequest(req: IncomingMessage, edge: Edge, signal: AbortSignal): Promise<Request | Response> {
  const method = req.method ?? "GET";
  // The address the community is known by, never the Host header's.
  // U+0000 stands in no name we know and the database cannot take it: U+FFFD, as in HTML.
  // Joined, not resolved: "//elsewhere" is a path of ours.
  const url = new URL(edge.ctx.community.origin + (req.url ?? "/").replaceAll("%00", "%EF%BF%BD"));
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const item of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, item);
  }
  headers.set("host", url.host);
  headers.delete("x-forwarded-host"); // Remix would compare it with Origin
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers, signal });
  try {
    const isUpload = headers.get("content-type")?.startsWith("multipart/") ?? false;
    const body = await readBody(req, isUpload ? uploadBytesMax : formBytesMax);
    return new Request(url, { method, headers, signal, body });
  } catch (error) {
    if (error instanceof BodyTooLarge) return offlineAnswer(edge.acceptLanguage, 413);
    throw error;
  }
}
