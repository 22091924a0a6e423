import type { Actor } from "~/kernel/actor";
import { hashSecret } from "~/features/accounts/secrets.server";
import type { Limit } from "~/platform/limiter";
import type { Edge } from "./edge";
import { rateLimits } from "./limits";

/** Seconds to wait before the next search, when too many were asked for: of a member, of an address, and of all guests together (security D-8). */
export async function whyNotSearch(edge: Edge, actor: Actor): Promise<{ seconds: number } | null> {
  return whyNotAsk(edge, actor, { member: rateLimits.search, guest: rateLimits.guestSearch, guests: rateLimits.allGuestSearch });
}

/** The same for suggestions while one types. */
export async function whyNotSuggest(edge: Edge, actor: Actor): Promise<{ seconds: number } | null> {
  return whyNotAsk(edge, actor, { member: rateLimits.searchBox, guest: rateLimits.guestSearchBox, guests: rateLimits.allGuestSearchBox });
}

async function whyNotAsk(edge: Edge, actor: Actor, limits: Record<"member" | "guest" | "guests", Limit>): Promise<{ seconds: number } | null> {
  const { limiter } = edge.ctx.ports;
  const takes = actor.kind === "member" ? [limiter.take(limits.member, hashSecret(actor.id))] : [limiter.take(limits.guest, hashSecret(edge.address)), limiter.take(limits.guests, "guests")];
  for (const taken of await Promise.all(takes)) if (!taken.allowed) return { seconds: taken.retryAfterSeconds };
  return null;
}
