import type { Actor } from "~/kernel/actor";
import { hashSecret } from "~/features/accounts/secrets.server";
import type { Edge } from "./edge";
import { rateLimits } from "./limits";

/** Seconds to wait before the next search, when too many were asked for: of a member, of an address, and of all guests together (security D-8). */
export async function whyNotSearch(edge: Edge, actor: Actor): Promise<{ seconds: number } | null> {
  const { limiter } = edge.ctx.ports;
  const takes = actor.kind === "member" ? [limiter.take(rateLimits.search, hashSecret(actor.id))] : [limiter.take(rateLimits.guestSearch, hashSecret(edge.address)), limiter.take(rateLimits.allGuestSearch, "guests")];
  for (const taken of await Promise.all(takes)) if (!taken.allowed) return { seconds: taken.retryAfterSeconds };
  return null;
}
