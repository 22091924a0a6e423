import type { Actor } from "~/kernel/actor";
import { guest } from "~/kernel/actor";
import { isLocale, localeFor, type Locale } from "~/kernel/words";
import type { ActorContext, Context } from "~/platform/context";
import { withActor } from "~/platform/context";
import { findActorBySession, type SignedIn } from "~/features/accounts/actor.server";
import { getBoardTree } from "~/features/boards/queries.server";
import type { BoardTree } from "~/features/boards/types";
import type { CookieJar } from "./cookies";

export type ThemeChoice = "light" | "dark" | "system";

/** What a browser's request brings, each part looked up at most once. */
export type Edge = {
  ctx: Context;
  requestId: string;
  address: string;
  device: string;
  isHttps: boolean;
  jar: CookieJar;
  cookies: ReturnType<CookieJar["read"]>;
  signedIn(): Promise<SignedIn | null>;
  /** The board tree; the first to ask names the board whose own page it is. */
  boards(slug?: string): Promise<BoardTree>;
  locale(): Promise<Locale>;
  theme(): Promise<ThemeChoice>;
  /** The zone the reader tells and is told times in. */
  timeZone(): Promise<string>;
  actorContext(): Promise<ActorContext>;
  /** Has something done once the answer is sent: what nobody should wait for, and whose failure is the log's business alone. */
  afterAnswer(work: () => Promise<void>): void;
  acceptLanguage: string | undefined;
  /** Set when a loader or action failed because something is away at present. */
  isAway: boolean;
  /** Set when the answer refuses a form: its page then shows the text typed and leads nowhere else. */
  isRefusal: boolean;
  /** Texts of the page that are ready as HTML, by id: what is put here need not be in the loader's data. */
  readyHtml: Map<string, string>;
  /** What the page's head says beside its title: of no use to the page itself, so it is not in its data. */
  head: HeadTag[];
  /** The rendered page, when the answer is one. */
  page: string | null;
};

/** A meta or link element of the head, or data about the page for those who index it. */
export type HeadTag = { name: string; content: string } | { property: string; content: string } | ({ tagName: "link"; rel: string; href: string } & Partial<Record<"type" | "title", string>>) | { "script:ld+json": object };

export type EdgeFacts = {
  ctx: Context; requestId: string; address: string; jar: CookieJar;
  cookieHeader: string | undefined; acceptLanguage: string | undefined; userAgent: string | undefined;
  afterAnswer: Edge["afterAnswer"];
};

/** Builds the edge of one browser request. */
export function makeEdge(facts: EdgeFacts): Edge {
  const { ctx, jar, afterAnswer } = facts;
  const cookies = jar.read(facts.cookieHeader);
  const signedIn = once(async () => (cookies.session ? findActorBySession(ctx, cookies.session) : null));
  return {
    ctx, jar, cookies, signedIn, afterAnswer,
    isAway: false, isRefusal: false, page: null, readyHtml: new Map(), head: [], acceptLanguage: facts.acceptLanguage,
    requestId: facts.requestId, address: facts.address, isHttps: ctx.community.origin.startsWith("https:"),
    device: deviceName(facts.userAgent),
    boards: once((slug?: string) => getBoardTree(ctx, slug)),
    locale: async () => chooseLocale((await signedIn())?.settings.locale ?? cookies.locale, facts.acceptLanguage, ctx.community.locale),
    timeZone: async () => (await signedIn())?.settings.timeZone ?? "UTC",
    theme: async () => chooseTheme((await signedIn())?.settings.theme ?? cookies.theme),
    actorContext: async () => withActor<Actor>(ctx, (await signedIn())?.actor ?? guest),
  };
}

function once<A extends unknown[], T>(work: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  let result: Promise<T> | undefined;
  return (...args) => (result ??= work(...args));
}

/** The chosen language, else the browser's first that is ours, else the community's. */
export function chooseLocale(chosen: string | null | undefined, acceptLanguage: string | undefined, fallback: Locale): Locale {
  if (isLocale(chosen)) return chosen;
  const first = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim();
  return first && first !== "*" ? localeFor(first) : fallback;
}

function chooseTheme(chosen: string | null | undefined): ThemeChoice {
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** A browser and system in a few words, for the list of sessions. */
function deviceName(userAgent = ""): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1] ?? "";
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1] ?? "";
  return [browser === "Edg" ? "Edge" : browser, system].filter(Boolean).join(" · ");
}
