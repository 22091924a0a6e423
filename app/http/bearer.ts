import type { Context } from "~/platform/context";
import { findActorByToken, type SignedIn } from "~/features/accounts/actor.server";

/** Whom a request's Authorization header stands for; null when its token is nobody's. */
export async function findBearer(ctx: Context, header: string): Promise<SignedIn | null> {
  const token = /^Bearer +([A-Za-z0-9._~+/=-]{1,400})$/i.exec(header)?.[1];
  return token ? findActorByToken(ctx, token) : null;
}
