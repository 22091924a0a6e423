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
