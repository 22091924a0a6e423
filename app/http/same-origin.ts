import { loopbackHosts } from "~/platform/env";

type Proof = { method: string; origin: string | undefined; fetchSite: string | undefined; ownOrigin: string };

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request with a cookie may change anything: it must come from a page of this origin, by
 * Origin or by Sec-Fetch-Site. A browser too old to say either is refused.
 */
export function isSameOrigin({ method, origin, fetchSite, ownOrigin }: Proof): boolean {
  if (safeMethods.has(method)) return true;
  if (origin !== undefined) return origin === ownOrigin;
  return fetchSite === "same-origin";
}

/**
 * Where a page asked for under another name of this machine (localhost for 127.0.0.1) really lives, or null.
 * Its forms would be refused there: they do not come from our origin.
 */
export function homeOf({ method, host, path, ownOrigin }: { method: string; host: string | undefined; path: string; ownOrigin: string }): string | null {
  const own = new URL(ownOrigin);
  const isTwin = host !== own.host && portOf(host) === own.port && isLoopback(own.host) && isLoopback(host);
  return isTwin && method === "GET" ? ownOrigin + path : null;
}

/** Whether a request names this community or this machine. Any other name is a stranger's that leads here (DNS rebinding). */
export function isKnownHost(host: string | undefined, ownOrigin: string): boolean {
  return host === new URL(ownOrigin).host || isLoopback(host);
}

function isLoopback(host = ""): boolean {
  return loopbackHosts.includes(host.replace(/:\d*$/, "").replace(/^\[|\]$/g, ""));
}

function portOf(host = ""): string {
  return /:(\d+)$/.exec(host)?.[1] ?? "";
}
