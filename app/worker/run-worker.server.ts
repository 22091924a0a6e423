import { Cron } from "croner";
import type { Context } from "~/platform/context";
import type { Database } from "~/platform/db/open";
import { consumers } from "./consumers";
import { workOnce } from "./dispatcher.server";
import { schedule, type ScheduledTask } from "./schedule";

/** A running worker; `stop` lets the work in hand finish. */
export type RunningWorker = { stop(): Promise<void> };

/** Looks for due work at least this often, woken earlier by NOTIFY. */
const pollMs = 2000;

/** Runs consumers and schedule until stopped: inside the web process, or alone. */
export async function runWorker(ctx: Context, database: Database): Promise<RunningWorker> {
  const bell = makeBell();
  const unlisten = await database.listen("kindling_events", bell.ring).catch((error: unknown) => {
    ctx.log.warn({ err: error }, "not listening for events; polling alone");
    return async () => undefined;
  });
  const crons = schedule.map((task) => new Cron(task.pattern, { timezone: "UTC", protect: true, unref: true }, () => runOnce(ctx, task)));
  let stopping = false;
  const loop = (async () => {
    while (!stopping) {
      const taken = await workOnce(ctx, consumers).catch((error: unknown) => {
        ctx.log.error({ err: error }, "worker round failed");
        return 0;
      });
      if (taken === 0 && !stopping) await bell.wait(pollMs);
    }
  })();
  return {
    async stop() {
      stopping = true;
      crons.forEach((cron) => cron.stop());
      bell.ring();
      await loop;
      await unlisten().catch(() => undefined);
    },
  };
}

/** Claims the task's turn, so that of several processes one runs it. */
async function runOnce(ctx: Context, task: ScheduledTask): Promise<void> {
  try {
    const turn = new Date(Math.floor(ctx.now().getTime() / 60_000) * 60_000);
    const claimed = await ctx.db.$queryRaw<unknown[]>`
      INSERT INTO "ScheduleRun" ("name", "ranAt") VALUES (${task.name}, ${turn})
      ON CONFLICT ("name") DO UPDATE SET "ranAt" = EXCLUDED."ranAt" WHERE "ScheduleRun"."ranAt" < EXCLUDED."ranAt" RETURNING "name"`;
    if (claimed.length > 0) await task.run(ctx);
  } catch (error) {
    ctx.log.error({ err: error, task: task.name }, "scheduled task failed");
  }
}

/** A wait that can be cut short. */
function makeBell(): { ring(): void; wait(ms: number): Promise<void> } {
  let wake: (() => void) | null = null;
  let rung = false;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (rung) {
          rung = false;
          return resolve();
        }
        const timer = setTimeout(done, ms);
        function done(): void {
          clearTimeout(timer);
          wake = null;
          rung = false;
          resolve();
        }
        wake = done;
      }),
  };
}
