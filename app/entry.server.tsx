import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { statusOfFailure } from "~/http/failure";
import { offlineAnswer } from "~/http/offline";
import { Document } from "~/routes/shell/document";
import { Outlet, RouteDataProvider } from "~/routes/shell/route-data";
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
  const { staticHandlerContext: { matches, loaderData, actionData, errors, location }, routeModules } = entry;
  const url = location.pathname + location.search;
  const routes = matches.flatMap(({ route: { id } }) => (routeModules[id] ? [{ id, module: routeModules[id] }] : []));
  const html = renderToString(
    <RouteDataProvider value={{ url, routes, loaderData, actionData, errors }}>
      <ReadyHtmlContext.Provider value={context.edge.readyHtml}><Document entry={entry} head={errors ? [] : context.edge.head}><Outlet /></Document></ReadyHtmlContext.Provider>
    </RouteDataProvider>,
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
