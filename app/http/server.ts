import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import express from "express";
import sirv from "sirv";
import type { ServerBuild } from "@remix-run/node";
import { guest, hasScope, type Actor } from "~/kernel/actor";
import { newRandomId } from "~/kernel/ids";
import { makeContext, withActor, type ActorContext, type ContextParts } from "~/platform/context";
import { makeAfterwards, type Afterwards } from "./afterwards";
import { findBearer } from "./bearer";
import { cardAnswer } from "./cards";
import { clientAddress } from "./client-address";
import { makeCookieJar } from "./cookies";
import { makeEdge, type Edge } from "./edge";
import { statusOfFailure } from "./failure";
import { fileAnswer } from "./files";
import { securityHeaders } from "./headers";
import { makeOperations, type Operations } from "./operations";
import { makeRemixHandler } from "./remix-handler";
import { offlineAnswer } from "./offline";
import { previewAnswer } from "./previews";
import { homeOf, isKnownHost, isSameOrigin } from "./same-origin";
import { sendAnswer } from "./send-answer";

export type ServerOptions = {
  parts: ContextParts;
  host: string;
  port: number;
  trustedHops: number;
  metricsToken?: string;
  /** Where the built browser files are; in development Vite serves them. */
  clientFolder: string | null;
  build: () => Promise<ServerBuild>;
  /** Answers what is below /api/v1/. */
  api: (req: express.Request, res: express.Response, edge: Edge) => Promise<void>;
  mode: "production" | "development";
  /** Development only: what comes before ours. */
  before?: express.RequestHandler;
};

export type RunningServer = { server: Server; port: number; stop(): Promise<void> };

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const stopWithinMs = 20_000;

/** Starts answering. `stop` turns readiness red, lets answers in hand finish and closes within 20 seconds. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const ctx = makeContext(options.parts);
  const operations = makeOperations(ctx, options);
  const app = express().disable("x-powered-by").disable("etag");
  if (options.before) app.use(options.before);
  app.use(firstMatters(options));
  if (options.clientFolder) app.use(staticFiles(options.clientFolder));
  const afterwards = makeAfterwards();
  app.use(answerer(options, operations, afterwards));
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 60_000 });
  const farewell = makeFarewell(server);
  server.on("request", app);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, options.host, resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return { server, port, stop: () => stop(server, operations, farewell).then(afterwards.settled) };
}

/**
 * Lets kept connections end with the answer they wait for: a client that goes on over one would hold
 * the stop until its requests are cut. Call what it returns when stopping begins.
 */
function makeFarewell(server: Server): () => void {
  const open = new Set<ServerResponse>();
  let leaving = false;
  server.on("request", (_req, res: ServerResponse) => {
    if (leaving) res.setHeader("Connection", "close");
    open.add(res);
    res.once("close", () => open.delete(res));
  });
  return () => {
    leaving = true;
    for (const res of open) if (!res.headersSent) res.setHeader("Connection", "close");
  };
}

async function stop(server: Server, operations: Operations, farewell: () => void): Promise<void> {
  operations.drain();
  farewell();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), stopWithinMs);
  force.unref();
  await closed;
  clearTimeout(force);
}

/** Headers of every answer, and the refusal of methods nobody serves. */
function firstMatters(options: ServerOptions): express.RequestHandler {
  const isHttps = options.parts.community.origin.startsWith("https:");
  const headers = new Map(Object.entries(securityHeaders({ isHttps, isDev: options.mode === "development" })));
  return (req, res, next) => {
    res.setHeaders(headers);
    if (methods.has(req.method)) return next();
    res.status(405).setHeader("Allow", [...methods].join(", ")).end();
  };
}

/** The built browser files, compressed when they were built; hashed names never change. */
function staticFiles(folder: string): express.RequestHandler {
  return sirv(folder, {
    gzip: true, brotli: true, etag: true, dotfiles: false,
    setHeaders: (res, path) => res.setHeader("Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600"),
  });
}

function answerer(options: ServerOptions, operations: Operations, afterwards: Afterwards): express.RequestHandler {
  const remix = makeRemixHandler(options.build, options.mode);
  const { api } = options;
  const jar = makeCookieJar(options.parts.community.origin);
  return (req, res) => void (async () => {
    const started = process.hrtime.bigint();
    const requestId = newRandomId();
    res.setHeader("X-Request-Id", requestId);
    const ctx = makeContext({ ...options.parts, requestId, log: options.parts.log.child({ requestId }) });
    const edge = makeEdge({
      ctx, requestId, jar,
      address: clientAddress(req.socket.remoteAddress ?? "", header(req, "x-forwarded-for"), options.trustedHops),
      afterAnswer: afterwards.of(res, ctx.log), cookieHeader: header(req, "cookie"), acceptLanguage: header(req, "accept-language"), userAgent: header(req, "user-agent"),
    });
    const route = routeKind(req.path);
    res.once("finish", () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      operations.observe(route, res.statusCode, seconds);
      ctx.log.info({ method: req.method, route, status: res.statusCode, ms: Math.round(seconds * 1000) }, "answered");
    });
    try {
      await answer({ req, res, edge, operations, remix, api });
    } catch (error) {
      await failed(req, res, edge, error);
    }
  })();
}

type Turn = {
  req: express.Request; res: express.Response; edge: Edge; operations: Operations;
  remix: ReturnType<typeof makeRemixHandler>; api: ServerOptions["api"];
};

async function answer({ req, res, edge, operations, remix, api }: Turn): Promise<void> {
  switch (req.path) {
    case "/healthz":
      return sendAnswer(req, res, operations.healthz());
    case "/readyz":
      return sendAnswer(req, res, await operations.readyz());
    case "/metrics":
      return sendAnswer(req, res, await operations.metrics(req));
  }
  if (!isKnownHost(header(req, "host"), edge.ctx.community.origin)) return sendAnswer(req, res, offlineAnswer(edge.acceptLanguage, 421));
  if (req.path.startsWith("/files/")) {
    return sendAnswer(req, res, (await fileAnswer(await readerOf(req, edge), { path: req.path, accept: header(req, "accept") ?? "", known: header(req, "if-none-match") })) ?? new Response(null, { status: 404 }));
  }
  if (req.path.startsWith("/previews/")) return sendAnswer(req, res, await previewAnswer(edge.ctx, { path: req.path, known: header(req, "if-none-match") }));
  if (req.path.startsWith("/cards/")) return sendAnswer(req, res, await cardAnswer(edge, { path: req.path, known: header(req, "if-none-match") }));
  if (req.path.startsWith("/api/v1/")) return api(req, res, edge);
  const home = homeOf({ method: req.method, host: header(req, "host"), path: req.originalUrl, ownOrigin: edge.ctx.community.origin });
  if (home) return sendAnswer(req, res, new Response(null, { status: 307, headers: { Location: home } }));
  const proof = { method: req.method, origin: header(req, "origin"), fetchSite: header(req, "sec-fetch-site"), ownOrigin: edge.ctx.community.origin };
  if (!isSameOrigin(proof)) return sendAnswer(req, res, offlineAnswer(edge.acceptLanguage, 403));
  return remix(req, res, edge);
}

/** Who asks for a file: the owner of a token that may read, else of the browser's sign-in. */
async function readerOf(req: IncomingMessage, edge: Edge): Promise<ActorContext> {
  const authorization = header(req, "authorization");
  if (authorization === undefined) return edge.actorContext();
  const bearer = await findBearer(edge.ctx, authorization);
  return withActor<Actor>(edge.ctx, bearer && hasScope(bearer.actor, "read") ? bearer.actor : guest);
}

async function failed(req: IncomingMessage, res: ServerResponse, edge: Edge, error: unknown): Promise<void> {
  const status = statusOfFailure(error);
  if (!req.complete && (req.destroyed || res.destroyed || req.socket.destroyed)) return void res.destroy(); // the visitor went away in the middle of it
  edge.ctx.log.error({ err: error }, status === 503 ? "not available at present" : "request failed");
  if (res.headersSent) return void res.destroy();
  await sendAnswer(req, res, offlineAnswer(header(req, "accept-language"), status));
}

function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

const knownRoutes = new Set(["api", "boards", "t", "tags", "members", "settings", "staff", "sign-in", "sign-up", "files", "previews", "cards", "healthz", "readyz", "metrics"]);

/** The first part of the path: a bounded set of labels. */
function routeKind(path: string): string {
  const first = path.split("/")[1] ?? "";
  if (first === "") return "home";
  return knownRoutes.has(first) ? first : "other";
}
