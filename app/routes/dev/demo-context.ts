import type { AppLoadContext } from "@remix-run/node";
import type { Context } from "~/platform/context";
import { edgeOf, refusalResponse } from "~/http/respond.server";

/** Loopback addresses; IPv6 counts as its /64. */
const thisMachine = new Set(["127.0.0.1", "0:0:0:0::/64"]);

/** The context of a demo asked from its own machine; everybody else gets what they would get for an unknown address. */
export async function demoContextOf(args: { context: AppLoadContext }): Promise<Context> {
  const { ctx, address } = edgeOf(args);
  if (!ctx.community.isDemo || !thisMachine.has(address)) throw await refusalResponse(args, "not-found");
  return ctx;
}
