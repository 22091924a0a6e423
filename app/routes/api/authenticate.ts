import type { Request } from "express";
import { guest, hasScope, type Actor } from "~/kernel/actor";
import { findBearer } from "~/http/bearer";
import type { Edge } from "~/http/edge";
import { isSameOrigin } from "~/http/same-origin";
import { isRead, type Endpoint, type Refused } from "./endpoint";

/**
 * Who asks: the owner of a bearer token, else of the browser's session, else a guest. A wrong token is
 * refused even where none is needed. Without a token a change must not come from another site's page.
 */
export async function authenticate(req: Request, edge: Edge, endpoint: Endpoint): Promise<{ ok: true; actor: Actor } | Refused> {
  const header = req.headers.authorization;
  const found = header === undefined ? await byCookie(req, edge, endpoint) : await byToken(edge, header);
  if (!found.ok) return found;
  const { actor } = found;
  if (endpoint.actor === "member" && actor.kind === "guest") return { ok: false, refusal: "sign-in-required" };
  if (actor.kind === "member" && endpoint.scope && !hasScope(actor, endpoint.scope)) {
    return { ok: false, refusal: "scope-missing", detail: { scope: endpoint.scope } };
  }
  return found;
}

async function byToken(edge: Edge, header: string): Promise<{ ok: true; actor: Actor } | Refused> {
  const signedIn = await findBearer(edge.ctx, header);
  return signedIn ? { ok: true, actor: signedIn.actor } : { ok: false, refusal: "token-invalid" };
}

async function byCookie(req: Request, edge: Edge, endpoint: Endpoint): Promise<{ ok: true; actor: Actor } | Refused> {
  const signedIn = await edge.signedIn();
  const { origin } = req.headers;
  const fetchSite = req.get("sec-fetch-site");
  // A program without cookies says neither; a page of another site says so, and is refused.
  const isProgram = !signedIn && origin === undefined && fetchSite === undefined;
  const proven = isRead(endpoint) || isProgram || isSameOrigin({ method: req.method, origin, fetchSite, ownOrigin: edge.ctx.community.origin });
  if (!proven) return { ok: false, refusal: "origin-mismatch" };
  return { ok: true, actor: signedIn?.actor ?? guest };
}
