import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { statusOfFailure } from "~/http/failure";
import { offlineAnswer } from "~/http/offline";
import { NonceContext } from "~/ui/nonce";
import { ReadyHtmlContext } from "~/ui/ready-html";

/**
 * Renders a page whole: the answer is sent in one piece, so an error still gets its status. The text goes past the
 * Response, by the edge: put into one and taken out again it would be copied three times, a twelfth of a page's CPU time.
 */
export default function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: AppLoadContext): Response {
  if (status >= 500 && context.edge.isAway) return offlineAnswer(context.edge.acceptLanguage, 503);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  headers.append("Vary", "Cookie, Accept-Language");
  const retryAfter = whenToComeBack(entry);
  if (retryAfter) headers.set("Retry-After", retryAfter);
  const { nonce, readyHtml } = context.edge;
  const html = renderToString(
    <NonceContext.Provider value={nonce}><ReadyHtmlContext.Provider value={readyHtml}><RemixServer context={entry} url={request.url} nonce={nonce} /></ReadyHtmlContext.Provider></NonceContext.Provider>,
  );
  context.edge.page = `<!DOCTYPE html>${html}`;
  return new Response(null, { status, headers });
}

/** What a refused action or loader said of when to try again; Remix hands headers to the route's own module alone. */
function whenToComeBack({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const answers = [...Object.values(actionHeaders ?? {}), ...Object.values(loaderHeaders)];
  return answers.map((headers) => headers.get("Retry-After")).find((value) => value !== null) ?? null;
}

/** An error in a loader or action: logged with the request's number, shown without it. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (statusOfFailure(error) === 503) context.edge.isAway = true;
  if (isRouteErrorResponse(error) && error.status < 500) return; // asked for what is not there
  if (!request.signal.aborted) context.edge.ctx.log.error({ err: error }, "page failed");
}
