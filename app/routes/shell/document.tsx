import type { EntryContext, LinkDescriptor } from "@remix-run/node";
import type { ReactNode } from "react";
import type { HeadTag } from "~/http/edge";
import { themeAttribute } from "~/ui/theme";
import { useRoot } from "./form";
import { pageElementId, scriptDataId, type ScriptData } from "./page-script";
import { useAddress } from "./route-data";

/** The document around every page, also around an error. Only the page within is woken in the browser; no script stands in it. */
export function Document({ entry, head, children }: { entry: EntryContext; head: readonly HeadTag[]; children: ReactNode }) {
  const root = useRoot();
  return (
    <html lang={root?.locale ?? "en"} data-theme={themeAttribute(root?.theme ?? "system")}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#F6F4F0" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#181513" media="(prefers-color-scheme: dark)" />
        {[...metaOf(entry), ...head].map((tag) => <MetaTag key={JSON.stringify(tag)} {...tag} />)}
        {linksOf(entry).map((link) => <link key={JSON.stringify(link)} {...link} />)}
      </head>
      <body>
        <div id={pageElementId}>{children}</div>
        <Scripts entry={entry} />
      </body>
    </html>
  );
}

/** The routes whose words stand in the head: around an error, the root alone. */
function toldRoutes({ staticHandlerContext: { matches, errors } }: EntryContext) {
  return errors ? matches.slice(0, 1) : matches;
}

/** What the innermost route with a word to say says of the page. */
function metaOf(entry: EntryContext): Record<string, unknown>[] {
  const { location, loaderData } = entry.staticHandlerContext;
  const dataOf = (id: string): unknown => loaderData[id];
  const matches = toldRoutes(entry).map(({ route: { id }, params, pathname }) => ({ id, params, pathname, data: dataOf(id), meta: [] }));
  const last = matches.findLast(({ id }) => entry.routeModules[id]?.meta);
  return (last && entry.routeModules[last.id]?.meta?.({ data: last.data, params: last.params, location, matches })) ?? [];
}

function MetaTag({ tagName, ...rest }: Record<string, unknown>) {
  if (tagName === undefined && typeof rest.title === "string") return <title>{rest.title}</title>;
  const facts = rest["script:ld+json"];
  if (facts) return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(facts) }} />;
  return tagName === "link" ? <link {...rest} /> : <meta {...rest} />;
}

function linksOf(entry: EntryContext): LinkDescriptor[] {
  const links = toldRoutes(entry).flatMap(({ route: { id } }): LinkDescriptor[] => [
    ...(entry.manifest.routes[id]?.css ?? []).map((href) => ({ rel: "stylesheet", href })),
    ...(entry.routeModules[id]?.links?.() ?? []),
  ]);
  return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()];
}

/** What the browser loads to wake the page, and the data it wakes with: the text Remix made of it, put in as it is. */
function Scripts({ entry: { manifest, staticHandlerContext: { matches }, serverHandoffString } }: { entry: EntryContext }) {
  const { pathname, search } = useAddress();
  const parts = matches.flatMap(({ route: { id } }) => manifest.routes[id] ?? []);
  const files = new Set([manifest.entry.module, ...manifest.entry.imports, ...parts.flatMap(({ module, imports }) => [module, ...(imports ?? [])])]);
  const told: Omit<ScriptData, "sent"> = { url: pathname + search, modules: parts.map(({ id, module }) => [id, module]), runtime: runtimeOf(manifest) };
  const text = inScript(told).replace(/}$/, `,"sent":${serverHandoffString ?? "null"}}`);
  return (
    <>
      {[...files].map((href) => <link key={href} rel="modulepreload" href={href} />)}
      <script id={scriptDataId} type="application/json" dangerouslySetInnerHTML={{ __html: text }} />
      <script type="module" src={manifest.entry.module} async />
    </>
  );
}

/** JSON that can stand in a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** While developing, Remix's manifest names what keeps the browser's modules fresh; its type does not. */
function runtimeOf(manifest: object): string | undefined {
  const hmr: unknown = "hmr" in manifest ? manifest.hmr : undefined;
  return typeof hmr === "object" && hmr !== null && "runtime" in hmr && typeof hmr.runtime === "string" ? hmr.runtime : undefined;
}
