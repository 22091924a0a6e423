import type { Request, Response as ExpressResponse } from "express";
import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/words";
import { inHandMax } from "~/features/files/rules";
import { chooseLocale, type Edge } from "~/http/edge";
import { makeInHand, type InHand } from "~/http/in-hand";
import { sendAnswer } from "~/http/send-answer";
import type { Context } from "~/platform/context";
import { authenticate } from "./authenticate";
import type { Endpoint, Given, Refused } from "./endpoint";
import { refusalOfFailure } from "~/http/failure";
import { claimOf, isKey, keepsAnswers, once } from "./idempotency.server";
import { base, makeMatcher, type Matched } from "./match";
import { openApiDocument } from "./openapi";
import { sealCursor } from "./paging";
import { problem } from "./problem";
import { readInput, type Input, type Trouble } from "./read-input";
import { endpoints } from "./table";
import { whyNotSoOften } from "./take-limits";

type Call = { req: Request; edge: Edge; locale: Locale };

/**
 * Answers requests below /api/v1/: match, who asks, what is asked, how often, then the endpoint. A picture is heavy:
 * whoever sends them too often, or too many at a time, is told so before one is read.
 */
export function makeApiHandler(): (req: Request, res: ExpressResponse, edge: Edge) => Promise<void> {
  const match = makeMatcher(endpoints);
  const uploads = makeInHand(inHandMax);
  return async (req, res, edge) => {
    const locale = chooseLocale(undefined, req.get("accept-language"), edge.ctx.community.locale);
    const call = { req, edge, locale };
    const given = await answerTo(call, match, uploads).catch((error: unknown) => failed(edge, error));
    const { status, body, headers } = "ok" in given ? problem(given, { locale, origin: edge.ctx.community.origin }) : given;
    await sendAnswer(req, res, toResponse(status, body, headers));
  };
}

async function answerTo(call: Call, match: (path: string) => Matched | null, uploads: InHand): Promise<Given | Trouble> {
  const { req, edge } = call;
  if (req.path === `${base}/openapi.json`) return description(call);
  const found = match(req.path);
  if (!found) return { ok: false, refusal: "not-found" };
  const endpoint = found.methods.get(req.method === "HEAD" ? "GET" : req.method);
  if (!endpoint) return notAllowed([...found.methods.keys()]);
  const who = await authenticate(req, edge, endpoint);
  if (!who.ok) return who;
  const { actor } = who;
  const read = () => readInput({ req, endpoint, params: found.params, locale: call.locale, secret: edge.ctx.community.secret });
  if (endpoint.upload !== null && actor.kind === "member") {
    const tooOften = await whyNotSoOften(edge, endpoint, actor, {});
    return tooOften ?? uploads.run(actor.id, async () => {
      const input = await read();
      return input.ok ? perform(call, endpoint, actor, input.value) : input;
    }, () => tooManyInHand);
  }
  const input = await read();
  if (!input.ok) return input;
  return (await whyNotSoOften(edge, endpoint, actor, input.value.body)) ?? perform(call, endpoint, actor, input.value);
}

const tooManyInHand: Trouble = { ok: false, refusal: "pictures-in-hand", detail: { limit: inHandMax, seconds: 5 } };

function description({ req, edge }: Call): Given | Trouble {
  if (req.method !== "GET" && req.method !== "HEAD") return notAllowed(["GET"]);
  return { status: 200, body: openApiDocument(edge.ctx.community.origin) };
}

function notAllowed(methods: string[]): Trouble {
  const allowed = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  return { ok: false, refusal: "method-not-allowed", headers: { Allow: allowed.join(", ") } };
}

/** Runs the endpoint, once for an Idempotency-Key where its answers are kept. */
async function perform(call: Call, endpoint: Endpoint, actor: Actor, input: Input): Promise<Given | Trouble> {
  const { req, edge, locale } = call;
  const run = async (ctx: Context): Promise<Given> => {
    const made = await endpoint.handle({ ctx: { ...ctx, actor }, ...input, edge, locale });
    return isRefused(made) ? problem(made, { locale, origin: ctx.community.origin }) : sealed(ctx, input.list, made);
  };
  const key = keepsAnswers(endpoint) ? req.get("idempotency-key") : undefined;
  if (key === undefined) return run(edge.ctx);
  if (!isKey(key)) return { ok: false, refusal: "malformed" };
  const claim = claimOf(edge.ctx, { actor, address: edge.address, method: endpoint.method, path: req.path, key, body: input.raw });
  const outcome = await once(edge.ctx, claim, run);
  if (outcome.kind === "reused") return { ok: false, refusal: "key-reused" };
  const { given } = outcome;
  return outcome.kind === "replayed" ? { ...given, headers: { ...given.headers, "Idempotency-Replayed": "true" } } : given;
}

function isRefused(made: Given | Refused): made is Refused {
  return "ok" in made;
}

/** A list's cursor leaves with its mark. */
function sealed(ctx: Context, list: string, given: Given): Given {
  const { body } = given;
  if (typeof body !== "object" || body === null || !("nextCursor" in body) || typeof body.nextCursor !== "string") return given;
  return { ...given, body: { ...body, nextCursor: sealCursor(ctx.community.secret, list, body.nextCursor) } };
}

function failed(edge: Edge, error: unknown): Trouble {
  const refusal = refusalOfFailure(error);
  edge.ctx.log.error({ err: error }, refusal === "failed" ? "request failed" : "not available at present");
  return { ok: false, refusal };
}

function toResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  const text = body === null || body === undefined ? null : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {
      "Cache-Control": "no-store", Vary: "Authorization, Cookie, Accept-Language", ...(text === null ? {} : { "Content-Type": `${type}; charset=utf-8` }), ...headers,
    },
  });
}
