import { redirect, type AppLoadContext } from "@remix-run/node";
import { guest, isStaff, type Actor, type MemberActor } from "~/kernel/actor";
import type { Locale, Values } from "~/kernel/words";
import type { RefusalDetail } from "~/kernel/result";
import { withActor, type ActorContext, type MemberContext } from "~/platform/context";
import type { Edge } from "./edge";
import { refusalEntry, sayRefusal } from "./refusals";

declare module "@remix-run/node" {
  interface AppLoadContext {
    edge: Edge;
  }
}

/** The edge of the request a loader or action serves. */
export function edgeOf(args: { context: AppLoadContext }): Edge {
  return args.context.edge;
}

/** The context with whoever asks. */
export async function actorContextOf(args: { context: AppLoadContext }): Promise<ActorContext> {
  return edgeOf(args).actorContext();
}

/** The context of a guest, whoever asks: for what everybody is told the same. Feed readers and crawlers sign in nowhere. */
export function guestContextOf(args: { context: AppLoadContext }): ActorContext {
  return withActor<Actor>(edgeOf(args).ctx, guest);
}

/** The context of a signed-in member; guests are sent to sign in and come back, but not away from a text they have just sent. */
export async function memberContextOf(args: { context: AppLoadContext; request: Request }): Promise<MemberContext> {
  const edge = edgeOf(args);
  const signedIn = await edge.signedIn();
  if (signedIn) return withActor(edge.ctx, signedIn.actor);
  if (args.request.method === "POST") await keepText(args);
  throw redirect(`/sign-in?to=${encodeURIComponent(pageOf(args.request))}`);
}

/** A sign-in that ended while somebody wrote: the page that says so holds the text. Throws that answer when there is one. */
async function keepText(args: { context: AppLoadContext; request: Request }): Promise<void> {
  if (args.request.headers.get("content-type")?.startsWith("multipart/")) return; // a picture is not typed
  const form = await args.request.clone().formData().catch(() => null); // not a form: nothing was typed
  const body = form?.get("body");
  if (form && typeof body === "string" && body.trim() !== "") throw await keptTextResponse(args, form, { refusal: "signed-out-writing" });
}

/** A page of its own for a text that could not be taken where it was sent: it holds it all, to be sent again, to `action` when that is elsewhere. */
export async function keptTextResponse(args: { context: AppLoadContext }, form: FormData, { refusal, action }: { refusal: string; action?: string }): Promise<Response> {
  const typed = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== "formToken");
  return Response.json({ refusal, sentence: sentenceOf(refusal, await edgeOf(args).locale()), typed, action }, { status: refusalEntry(refusal).status });
}

/** The page a request is for: its own address, or the one its form stood on. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  if (request.method === "GET") return url.pathname + url.search;
  const referer = request.headers.get("referer") ?? "";
  const from = URL.canParse(referer) ? new URL(referer) : null;
  return from?.host === url.host ? safePath(from.pathname + from.search) : "/";
}

/** The context of an operator; everybody else gets what they would get for an unknown address. */
export async function operatorContextOf(args: { context: AppLoadContext; request: Request }): Promise<MemberContext> {
  return staffContext(args, (actor) => actor.isOperator || actor.isAdmin);
}

/** The context of somebody who looks after the site or a board. */
export async function moderatorContextOf(args: { context: AppLoadContext; request: Request }): Promise<MemberContext> {
  return staffContext(args, (actor) => actor.isModerator || actor.isOperator || actor.moderates.length > 0);
}

/** The context of somebody who looks after the whole site. */
export async function siteStaffContextOf(args: { context: AppLoadContext; request: Request }): Promise<MemberContext> {
  return staffContext(args, isStaff);
}

async function staffContext(args: { context: AppLoadContext; request: Request }, may: (actor: MemberActor) => boolean): Promise<MemberContext> {
  const ctx = await memberContextOf(args);
  if (!may(ctx.actor)) throw await refusalResponse(args, "not-found");
  return ctx;
}

/** An answer the nearest error page shows, with the refusal's status and its sentence in the reader's language. */
export async function refusalResponse(args: { context: AppLoadContext }, name: string, detail?: RefusalDetail): Promise<Response> {
  const sentence = sentenceOf(name, await edgeOf(args).locale(), detail);
  return Response.json({ refusal: name, sentence }, { status: refusalEntry(name).status, headers: retryHeaders(name, detail) });
}

/** Retry-After for refusals that pass with time. */
export function retryHeaders(name: string, detail?: RefusalDetail): Record<string, string> {
  const { status } = refusalEntry(name);
  const seconds = detail?.seconds ?? detail?.waitSeconds ?? (status === 503 ? 5 : 60);
  return status === 429 || status === 503 ? { "Retry-After": String(seconds) } : {};
}

/** The refusal's sentence in the reader's language. */
export function sentenceOf(name: string, locale: Locale, detail: Values = {}): string {
  return sayRefusal(refusalEntry(name), locale, detail);
}

/** A path inside this origin, or the home page: redirect parameters lead nowhere else. */
export function safePath(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\u0000-\u001f\\]/.test(path)) return "/";
  const url = new URL(path, "http://inside.invalid");
  // Taking out "." and ".." can leave "//elsewhere", which names another host.
  const isInside = url.host === "inside.invalid" && !url.pathname.startsWith("//");
  return isInside ? url.pathname + url.search + url.hash : "/";
}
