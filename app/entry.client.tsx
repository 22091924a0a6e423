import { startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { isScriptData, pageElementId, scriptDataId, type ScriptData } from "~/routes/shell/page-script";
import { Outlet, RouteDataProvider, isRouteModule, type PageRoute } from "~/routes/shell/route-data";
import { followTyping } from "~/ui/catch-up";
import { openPictures } from "~/ui/open-pictures";
import { openVideos } from "~/ui/open-videos";

/** Wakes the page the server sent: the same parts with the same data, now with script. */
async function wake(element: HTMLElement, { url, modules, runtime, sent }: ScriptData): Promise<void> {
  const catchUp = followTyping(element);
  if (runtime) await import(/* @vite-ignore */ runtime);
  const routes = await Promise.all(modules.map(([id, href]) => loadRoute(id, href)));
  startTransition(() => {
    hydrateRoot(element, <RouteDataProvider value={{ url, routes, ...sent.state }}><Outlet /><Awake page={element} catchUp={catchUp} /></RouteDataProvider>);
  });
}

/** Stands last, so that all before it are awake when it is. */
function Awake({ page, catchUp }: { page: HTMLElement; catchUp(): void }): null {
  useEffect(() => {
    catchUp();
    page.dataset.awake = "";
  }, [page, catchUp]);
  return null;
}

async function loadRoute(id: string, href: string): Promise<PageRoute> {
  const module: unknown = await import(/* @vite-ignore */ href);
  if (!isRouteModule(module)) throw new Error(`${href} is no page`);
  return { id, module };
}

const element = document.getElementById(pageElementId);
const data: unknown = JSON.parse(document.getElementById(scriptDataId)?.textContent ?? "null");
if (element && isScriptData(data)) void wake(element, data);

openPictures();
openVideos();
import.meta.hot?.on("remix:hmr", () => location.reload());
