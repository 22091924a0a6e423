import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler, ServerBuild } from "@remix-run/node";
import { avatarBytesMax } from "~/features/accounts/rules";
import { inHandMax, pictureBytesMax } from "~/features/files/rules";
import type { Edge } from "./edge";
import { makeInHand } from "./in-hand";
import { offlineAnswer } from "./offline";
import { makePageHandlers } from "./page-handlers";
import { readBody, BodyTooLarge } from "./read-body";
import { sendAnswer } from "./send-answer";

/** A form may bring this much; the pages that take a picture also that, from a member. */
const formBytesMax = 1024 * 1024;
const pictureForms = new Map([["/uploads", pictureBytesMax], ["/settings/picture", avatarBytesMax]]);

/**
 * Serves a request through the Remix build: the body is read whole and bounded, the answer sent whole. Only a member's
 * picture may be large, and only few of them at a time.
 */
export function makeRemixHandler(build: () => Promise<ServerBuild>, mode: string) {
  let kept: { build: ServerBuild; handlerOf(pathname: string): RequestHandler } | undefined;
  /** Handlers compile their routes, so they are made once a build; in development a change brings a new build. */
  async function handlerOf(pathname: string): Promise<RequestHandler> {
    const present = await build();
    if (kept?.build !== present) kept = { build: present, handlerOf: makePageHandlers(present, mode) };
    return kept.handlerOf(pathname);
  }
  const uploads = makeInHand(inHandMax);
  async function serve(req: IncomingMessage, res: ServerResponse, edge: Edge, bytesMax: number): Promise<void> {
    const controller = new AbortController();
    res.once("close", () => controller.abort());
    const request = await toRequest(req, { edge, bytesMax, signal: controller.signal });
    if (request instanceof Response) return sendAnswer(req, res, request);
    const handle = await handlerOf(new URL(request.url).pathname);
    const answer = await handle(request, { edge });
    // What a page says goes for its data and redirects too, unless they say otherwise.
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Vary", "Cookie, Accept-Language");
    await sendAnswer(req, res, answer, edge.page);
  }
  return async (req: IncomingMessage, res: ServerResponse, edge: Edge): Promise<void> => {
    const pictureBytes = pictureForms.get(pageOf(req));
    const member = pictureBytes === undefined || req.method !== "POST" ? null : await edge.signedIn();
    if (!member || pictureBytes === undefined) return serve(req, res, edge, formBytesMax);
    const tooMany = (): Promise<void> => sendAnswer(req, res, offlineAnswer(edge.acceptLanguage, 429));
    return uploads.run(member.actor.id, () => serve(req, res, edge, pictureBytes + formBytesMax), tooMany);
  };
}

/** The page a request is for. */
function pageOf(req: IncomingMessage): string {
  return (req.url ?? "/").replace(/\?.*$/s, "");
}

type Reading = { edge: Edge; bytesMax: number; signal: AbortSignal };

async function toRequest(req: IncomingMessage, { edge, bytesMax, signal }: Reading): Promise<Request | Response> {
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
    return new Request(url, { method, headers, signal, body: await readBody(req, bytesMax) });
  } catch (error) {
    if (error instanceof BodyTooLarge) return offlineAnswer(edge.acceptLanguage, 413);
    throw error;
  }
}
