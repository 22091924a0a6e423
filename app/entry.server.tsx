import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { statusOfFailure } from "~/http/failure";
import { offlineAnswer } from "~/http/offline";
import { NonceContext } from "~/ui/nonce";

/**
 * Renders a page whole: the answer is sent in one piece, so an error still gets its status. The text goes past the
 * Response, by the edge: put into one and taken out again it would be copied three times, a twelfth of a page's CPU time.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: AppLoadContext): Promise<Response> {
  if (status >= 500 && context.edge.isAway) return offlineAnswer(context.edge.acceptLanguage, 503);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  headers.append("Vary", "Cookie, Accept-Language");
  const retryAfter = whenToComeBack(entry);
  if (retryAfter) headers.set("Retry-After", retryAfter);
  context.edge.page = await renderPage(request, entry, context.edge.nonce);
  return new Response(null, { status, headers });
}

/** What a refused action or loader said of when to try again; Remix hands headers to the route's own module alone. */
function whenToComeBack({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const answers = [...Object.values(actionHeaders ?? {}), ...Object.values(loaderHeaders)];
  return answers.map((headers) => headers.get("Retry-After")).find((value) => value !== null) ?? null;
}

/**
 * The page as one string. Remix would render its data as a stream inside the tree, which needs React's
 * streaming renderer; all data is there already, so it is put behind the tree instead (decision 007).
 */
async function renderPage(request: Request, entry: EntryContext, nonce: string): Promise<string> {
  const data = entry.serverHandoffStream ? await new Response(entry.serverHandoffStream).text() : null;
  const tree = <RemixServer context={{ ...entry, serverHandoffStream: undefined }} url={request.url} nonce={nonce} />;
  const html = renderToString(<NonceContext.Provider value={nonce}>{tree}</NonceContext.Provider>);
  const end = html.lastIndexOf("</body>");
  return `<!DOCTYPE html>${html.slice(0, end)}${data === null ? "" : handOff(data, nonce)}${html.slice(end)}`;
}

/** What Remix's client waits for: the loaders' data, and that there is no more. */
function handOff(data: string, nonce: string): string {
  const controller = "window.__remixContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${toScript(data)});${controller}.close();</script>`;
}

/** A text as a literal that cannot end its script. */
function toScript(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** An error in a loader or action: logged with the request's number, shown without it. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (statusOfFailure(error) === 503) context.edge.isAway = true;
  if (!request.signal.aborted) context.edge.ctx.log.error({ err: error }, "page failed");
}
