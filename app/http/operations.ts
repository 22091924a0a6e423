import type { IncomingMessage } from "node:http";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { countQueue } from "~/features/operations/deliveries.server";
import { hashSecret, sameMark } from "~/features/accounts/secrets.server";
import type { Context } from "~/platform/context";

/** Liveness, readiness and figures, outside pages and API. */
export type Operations = {
  observe(route: string, status: number, seconds: number): void;
  healthz(): Response;
  readyz(): Promise<Response>;
  metrics(req: IncomingMessage): Promise<Response>;
  /** From now on /readyz is red: the process is stopping. */
  drain(): void;
};

const readyWithinMs = 2000;

/** Builds them for one process. */
export function makeOperations(ctx: Context, options: { metricsToken?: string }): Operations {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "http_request_seconds", help: "Time to answer, by kind of route and status class", labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5], registers: [registry],
  });
  const queue = new Gauge({ name: "event_queue", help: "Events waiting for fan-out, deliveries pending and parked", labelNames: ["state"], registers: [registry] });
  let draining = false;
  return {
    observe: (route, status, seconds) => durations.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    healthz: () => Response.json({ live: true }),
    async readyz() {
      const parts = { stopping: draining, database: await isAnswering(ctx) };
      const ready = parts.database && !draining;
      return Response.json({ ready, parts }, { status: ready ? 200 : 503, headers: ready ? {} : { "Retry-After": "5" } });
    },
    async metrics(req) {
      if (!mayRead(req, options.metricsToken)) return new Response(null, { status: 404 });
      const counts = await countQueue(ctx);
      for (const [state, count] of Object.entries(counts)) queue.set({ state }, count);
      return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
    },
    drain: () => void (draining = true),
  };
}

async function isAnswering(ctx: Context): Promise<boolean> {
  const answer = ctx.db.$queryRaw`SELECT 1 AS "one"`.then(() => true, () => false);
  const timeout = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), readyWithinMs).unref();
  });
  return Promise.race([answer, timeout]);
}

/** With the token, or from this machine itself and not through a proxy. */
function mayRead(req: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1];
  if (token) return given !== undefined && sameMark(hashSecret(given), hashSecret(token));
  const address = req.socket.remoteAddress ?? "";
  const isLocal = address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
  return isLocal && req.headers["x-forwarded-for"] === undefined;
}
