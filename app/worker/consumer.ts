import type { EventType, RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";

/**
 * Something that makes the world match the present after facts. It re-reads what it needs, so order
 * and repetition do not matter. A single consumer takes one event, a batched one up to `size`.
 */
export type Consumer = {
  name: string;
  interestedIn: readonly EventType[];
  /** One that waits for strangers is served apart, in a loop of its own, so that it holds up no other. */
  pace?: "slow";
  /** Who has nothing to do in this community hears of nothing. */
  isWanted?(ctx: Context): boolean;
} & (
  | { mode: "single"; take(ctx: Context, event: RecordedEvent): Promise<void> }
  | { mode: "batch"; size: number; take(ctx: Context, events: RecordedEvent[]): Promise<void> }
);
