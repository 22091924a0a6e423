import type { Context } from "~/platform/context";
import type { Consumer } from "~/worker/consumer";
import { consumers } from "~/worker/consumers";
import { drain } from "~/worker/dispatcher.server";

/** Does all background work that is due now: what tests call instead of waiting. Throws when a consumer failed. */
export async function drainWorker(ctx: Context, asked: readonly Consumer[] = consumers): Promise<void> {
  await drain(ctx, asked);
  const failed = await ctx.db.delivery.findFirst({ where: { lastError: { not: null } } });
  if (failed) throw new Error(`consumer ${failed.consumer} failed on event ${failed.eventId}: ${failed.lastError}`);
}
