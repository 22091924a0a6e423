import type { SerializeFrom } from "@remix-run/node";
import { createContext, useContext, type ComponentType } from "react";

/** What Remix's server knows of one page, as plain data: what the server renders from and the browser wakes up with. */
export type PageData = {
  /** Path and query. */
  url: string;
  loaderData: Record<string, unknown>;
  actionData: Record<string, unknown> | null | undefined;
  /** The refusal or fault the page is about, by the route that shows it; ours are all shown by the root. */
  errors: Record<string, unknown> | null | undefined;
};

/** One of the routes a page's address leads through, root first. */
export type PageRoute = { id: string; module: { default: ComponentType; ErrorBoundary?: ComponentType; handle?: unknown } };

/** Whether what was loaded is a route's module. */
export function isRouteModule(module: unknown): module is PageRoute["module"] {
  return typeof module === "object" && module !== null && "default" in module;
}

/** A page's data and its routes. */
type Page = PageData & { routes: readonly PageRoute[] };

const PageContext = createContext<Page>({ url: "/", routes: [], loaderData: {}, actionData: null, errors: null });
const DepthContext = createContext(-1);

/** Tells the parts within of their page, the same on the server and in the browser. */
export const RouteDataProvider = PageContext.Provider;

/** The place in a route's page where the next route's stands; outside of all, the root's. */
export function Outlet() {
  const { routes, errors } = useContext(PageContext);
  const depth = useContext(DepthContext) + 1;
  const module = routes[depth]?.module;
  if (!module) return null;
  const Part = (errors ? module.ErrorBoundary : undefined) ?? module.default;
  return <DepthContext.Provider value={depth}><Part /></DepthContext.Provider>;
}

/** What this route's loader gave, as it arrives in JSON. */
export function useLoaderData<T>(): SerializeFrom<T>;
export function useLoaderData(): unknown {
  return useRouteLoaderData(useRouteId());
}

/** What the loader of the named route gave; undefined when the page does not lead through it, or it failed. */
export function useRouteLoaderData<T>(id: string): SerializeFrom<T> | undefined;
export function useRouteLoaderData(id: string): unknown {
  return useContext(PageContext).loaderData[id];
}

/** What this route's action answered, when the page is the answer to a form. */
export function useActionData<T>(): SerializeFrom<T> | undefined;
export function useActionData(): unknown {
  const id = useRouteId();
  return useContext(PageContext).actionData?.[id];
}

function useRouteId(): string {
  const { routes } = useContext(PageContext);
  return routes[useContext(DepthContext)]?.id ?? "";
}

/** The page's path, and its query with the question mark, or "". */
export function useAddress(): { pathname: string; search: string } {
  const { url } = useContext(PageContext);
  const mark = url.indexOf("?");
  return mark < 0 ? { pathname: url, search: "" } : { pathname: url.slice(0, mark), search: url.slice(mark) };
}

/** The page's query. */
export function useQuery(): URLSearchParams {
  return new URLSearchParams(useAddress().search);
}

/** The innermost route: what it says of itself, and its loader's data. */
export function useInnermostRoute(): { handle: unknown; data: unknown } {
  const { routes, loaderData } = useContext(PageContext);
  const route = routes.at(-1);
  return { handle: route?.module.handle, data: route ? loaderData[route.id] : undefined };
}

/** Why there is no page here: the status of the answer, and what the refusal says. */
export function usePageError(): { status: number; data: unknown } {
  const [error] = Object.values(useContext(PageContext).errors ?? {});
  return isAnswer(error) ? { status: error.status, data: error.data } : { status: 500, data: null };
}

function isAnswer(error: unknown): error is { status: number; data: unknown } {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number" && "data" in error;
}
