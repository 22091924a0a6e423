// npm run dev: the application from its sources, with Vite inside the same server the build runs in.
import { ensureInstalled, requireNode, root } from "./install.mjs";

requireNode();
await ensureInstalled();
process.chdir(root);
process.env.NODE_ENV ??= "development";
const { generateClient } = await import("./build.mjs");
await generateClient();
const { createServer } = await import("vite");
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
const { startDev } = await vite.ssrLoadModule("/bin/dev-web.ts");
await startDev(vite);
