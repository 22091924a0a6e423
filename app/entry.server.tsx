import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { statusOfFailure } from "~/http/failure";
import { offlineAnswer } from "~/http/offline";
import { NonceContext } from "~/ui/nonce";

const abortMs = 5000;

/** Renders a page whole: the answer is sent in one piece, so an error still gets its status. */
export default async function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: AppLoadContext): Promise<Response> {
  if (status >= 500 && context.edge.isAway) return offlineAnswer(context.edge.acceptLanguage, 503);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  headers.append("Vary", "Cookie, Accept-Language");
  return new Response(await renderPage(request, entry, context.edge.nonce), { status, headers });
}

function renderPage(request: Request, entry: EntryContext, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new PassThrough();
    sink.on("data", (chunk: Buffer) => chunks.push(chunk));
    sink.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    const { pipe, abort } = renderToPipeableStream(<NonceContext.Provider value={nonce}><RemixServer context={entry} url={request.url} nonce={nonce} /></NonceContext.Provider>, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: reject,
      onError: (error) => (request.signal.aborted ? undefined : console.error(error)),
    });
    setTimeout(abort, abortMs).unref();
  });
}

/** An error in a loader or action: logged with the request's number, shown without it. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (statusOfFailure(error) === 503) context.edge.isAway = true;
  if (!request.signal.aborted) context.edge.ctx.log.error({ err: error }, "page failed");
}
