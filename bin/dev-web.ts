import type { ViteDevServer } from "vite";
import type { ServerBuild } from "@remix-run/node";
import { stopOnSignals } from "./process";
import { startWeb } from "./start-web";

/** The web process while developing: pages come through Vite and reload. */
export async function startDev(vite: ViteDevServer): Promise<void> {
  const load = async (): Promise<ServerBuild> => {
    const build: unknown = await vite.ssrLoadModule("virtual:remix/server-build");
    if (!isServerBuild(build)) throw new Error("the Remix plugin gave no build");
    return build;
  };
  const web = await startWeb(process.env, { build: load, mode: "development", clientFolder: null, before: vite.middlewares });
  stopOnSignals(async () => {
    await vite.close();
    await web.stop();
  });
}

function isServerBuild(build: unknown): build is ServerBuild {
  return typeof build === "object" && build !== null && "routes" in build && "entry" in build;
}
