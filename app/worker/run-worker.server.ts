import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "~/platform/context";
import type { Database } from "~/platform/db/open";
import { consumers } from "./consumers";
import { workOnce } from "./dispatcher.server";
import { startSchedule } from "./run-schedule.server";

/** A running worker; `stop` lets the work in hand finish. */
export type RunningWorker = { stop(): Promise<void> };

/** Looks for due work at least this often, woken earlier by NOTIFY. */
const pollMs = 2000;

/** Facts that come within this time of the first share a round: a round costs about as much for one as for a hundred. */
const gatherMs = 200;

/** Runs consumers and schedule until stopped: inside the web process, or alone. */
export async function runWorker(ctx: Context, database: Database): Promise<RunningWorker> {
  const bell = makeBell();
  const unlisten = await database.listen("kindling_events", bell.ring).catch((error: unknown) => {
    ctx.log.warn({ err: error }, "not listening for events; polling alone");
    return async () => undefined;
  });
  const tasks = startSchedule(ctx);
  let stopping = false;
  const loop = (async () => {
    let lookedAt = -Infinity;
    while (!stopping) {
      bell.hush();
      // New facts wake those who hear of them; what else is due, such as a retry, waits for the look at all.
      const served = performance.now() - lookedAt < pollMs ? "fed" : "all";
      if (served === "all") lookedAt = performance.now();
      const taken = await workOnce(ctx, consumers, served).catch((error: unknown) => {
        ctx.log.error({ err: error }, "worker round failed");
        return 0;
      });
      if (taken > 0 || stopping) continue;
      await bell.wait(pollMs);
      if (!stopping) await pause(gatherMs);
    }
  })();
  return {
    async stop() {
      stopping = true;
      bell.ring();
      await Promise.all([loop, tasks.stop()]);
      await unlisten().catch(() => undefined);
    },
  };
}

/** A wait that can be cut short; a ring since the last hush cuts it before it begins. */
function makeBell(): { ring(): void; hush(): void; wait(ms: number): Promise<void> } {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    hush() {
      rung = false;
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (rung) return resolve();
        const timer = setTimeout(done, ms);
        function done(): void {
          clearTimeout(timer);
          wake = null;
          resolve();
        }
        wake = done;
      }),
  };
}
