import type { ServerResponse } from "node:http";
import type { Log } from "~/platform/log";
import type { Edge } from "./edge";

/** What is done when an answer has been sent, or its reader is gone; `settled` waits for what is in hand. */
export type Afterwards = { of(res: ServerResponse, log: Log): Edge["afterAnswer"]; settled(): Promise<void> };

/** Builds the afterwards of a server. What fails is logged. */
export function makeAfterwards(): Afterwards {
  const inHand = new Set<Promise<void>>();
  return {
    of: (res, log) => (work) => void res.once("close", () => {
      const done: Promise<void> = work().catch((error: unknown) => log.warn({ err: error }, "work after an answer failed")).finally(() => inHand.delete(done));
      inHand.add(done);
    }),
    settled: async () => void (await Promise.all(inHand)),
  };
}
