import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { issueSetUpSecret, makeOperatorFromSettings } from "~/features/accounts/set-up.server";
import type { Runtime } from "~/platform/boot";
import { EnvError } from "~/platform/env";
import { readDemoAccounts, seedDemo } from "../prisma/seed/seed-demo";
import { makeApiHandler } from "~/routes/api/handler";
import { runWorker } from "~/worker/run-worker.server";
import { startServer, type ServerOptions } from "~/http/server";
import { boot } from "./process";

export type RunningWeb = { port: number; stop(): Promise<void> };
type Stage = Pick<ServerOptions, "build" | "mode" | "clientFolder" | "before">;

/** Opens the community, seeds or sets it up when empty, serves it and says where. */
export async function startWeb(raw: Record<string, string | undefined>, stage: Stage = builtStage()): Promise<RunningWeb> {
  const runtime = await boot(raw);
  try {
    await prepare(runtime);
    runtime.parts.ports.markdown.render("").catch(() => undefined); // starts its threads before somebody waits for them; a stop may come first
    const { env, parts, ctx } = runtime;
    const worker = env.KINDLING_WORKER === "inline" ? await runWorker(ctx, runtime.database) : null;
    const server = await startServer({ parts, host: env.HOST, port: env.PORT, trustedHops: env.TRUSTED_HOPS, api: makeApiHandler(), metricsToken: env.METRICS_TOKEN, ...stage });
    await announce(runtime, server.port);
    return {
      port: server.port,
      async stop() {
        await server.stop();
        await worker?.stop();
        await runtime.close();
      },
    };
  } catch (error) {
    await runtime.close();
    throw error;
  }
}

function builtStage(): Stage {
  let build: Promise<ServerBuild> | undefined;
  const load = (): Promise<ServerBuild> => import(/* @vite-ignore */ pathToFileURL(resolve("build/server/index.js")).href);
  return { build: () => (build ??= load()), mode: "production", clientFolder: resolve("build/client") };
}

/** The first start of a database: demo people and boards, or the operator named in the settings. */
async function prepare(runtime: Runtime): Promise<void> {
  const { env, ctx, isEmpty } = runtime;
  if (ctx.community.isDemo) return seedDemo(runtime, (line) => console.log(line));
  if (!isEmpty || !env.KINDLING_OPERATOR_EMAIL || !env.KINDLING_OPERATOR_PASSWORD) return;
  const made = await makeOperatorFromSettings(ctx, { email: env.KINDLING_OPERATOR_EMAIL, password: env.KINDLING_OPERATOR_PASSWORD });
  if (!made.ok) throw new EnvError(`KINDLING_OPERATOR_PASSWORD: ${made.refusal}`);
}

async function announce(runtime: Runtime, port: number): Promise<void> {
  const { ctx, folder, env } = runtime;
  const origin = env.PUBLIC_ORIGIN ? ctx.community.origin : `http://${env.HOST}:${port}`;
  const secret = await issueSetUpSecret(ctx);
  const demo = ctx.community.isDemo
    ? ["  Demo accounts (e-mail, password):", ...(await readDemoAccounts(folder)).map((line) => `    ${line}`), "", `  Mails that would have been sent:  ${origin}/dev/mail`]
    : [];
  const setUp = secret ? [`  Set-up link (once, 7 days):       ${origin}/set-up?token=${secret}`] : [];
  console.log(["", `  ${ctx.community.name} is ready: ${origin}`, "", ...demo, ...setUp, "", "  Ctrl-C stops it.", ""].join("\n"));
}
