import { z } from "zod";
import type { Actor } from "~/kernel/actor";
import { foldEmail } from "~/kernel/fold-handle";
import type { Edge } from "~/http/edge";
import { rateLimits } from "~/http/limits";
import { hashSecret } from "~/features/accounts/secrets.server";
import { isRead, type Endpoint, type LimitUse, type Refused } from "./endpoint";

const withEmail = z.object({ email: z.string() });

/** Takes what a request costs of each limit; the limit that is used up, or null. Outside any transaction. */
export async function whyNotSoOften(edge: Edge, endpoint: Endpoint, actor: Actor, body: unknown): Promise<Refused | null> {
  const write: LimitUse[] = isRead(endpoint) || actor.kind === "guest" ? [] : [{ limit: rateLimits.write, per: "member" }];
  for (const { limit, per } of [...write, ...endpoint.limits]) {
    const state = await edge.ctx.ports.limiter.take(limit, hashSecret(keyOf(per, edge, actor, body)));
    if (!state.allowed) return { ok: false, refusal: "rate-limited", detail: { seconds: state.retryAfterSeconds } };
  }
  return null;
}

function keyOf(per: LimitUse["per"], edge: Edge, actor: Actor, body: unknown): string {
  switch (per) {
    case "address":
      return edge.address;
    case "member":
      return actor.kind === "member" ? actor.id : edge.address;
    case "email": {
      const given = withEmail.safeParse(body);
      return given.success ? foldEmail(given.data.email) : "";
    }
  }
}
