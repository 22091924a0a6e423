import { Cron } from "croner";
import type { Context } from "~/platform/context";
import { schedule, type ScheduledTask } from "./schedule";

/** A schedule under way; `stop` lets the tasks in hand finish, and tells the long ones to finish soon. */
type RunningSchedule = { stop(): Promise<void> };

/** Looks for due tasks now and at every minute. */
export function startSchedule(ctx: Context, tasks: readonly ScheduledTask[] = schedule): RunningSchedule {
  const inHand = new Set<string>();
  const stopping = new AbortController();
  const looks = new Set<Promise<void>>();
  const look = (): void => {
    const looking = runDueTasks(ctx, tasks, inHand, stopping.signal).finally(() => looks.delete(looking));
    looks.add(looking);
  };
  const everyMinute = new Cron("* * * * *", { timezone: "UTC", unref: true }, look);
  look();
  return {
    async stop() {
      everyMinute.stop();
      stopping.abort();
      await Promise.all(looks);
    },
  };
}

/**
 * Runs, one after another, the tasks whose last due time nobody has taken: also one that passed while
 * nothing was running, once however many were missed. Of several processes one runs it. A task that fails
 * is logged and keeps no other from running. `inHand` names what this process is at already.
 */
export async function runDueTasks(ctx: Context, tasks: readonly ScheduledTask[], inHand = new Set<string>(), stopping?: AbortSignal): Promise<void> {
  for (const task of tasks) {
    if (inHand.has(task.name)) continue;
    inHand.add(task.name);
    try {
      if (await takeTurn(ctx, task)) await task.run(ctx, stopping);
    } catch (error) {
      ctx.log.error({ err: error, task: task.name }, "scheduled task failed");
    } finally {
      inHand.delete(task.name);
    }
  }
}

/** Claims the task's last due time; false when it has been taken. */
async function takeTurn(ctx: Context, task: ScheduledTask): Promise<boolean> {
  const due = lastDue(task.pattern, ctx.now());
  const taken = await ctx.db.scheduleRun.findUnique({ where: { name: task.name } });
  if (!due || (taken && taken.ranAt >= due)) return false;
  const claimed = await ctx.db.$queryRaw<unknown[]>`
    INSERT INTO "ScheduleRun" ("name", "ranAt") VALUES (${task.name}, ${due})
    ON CONFLICT ("name") DO UPDATE SET "ranAt" = EXCLUDED."ranAt" WHERE "ScheduleRun"."ranAt" < EXCLUDED."ranAt" RETURNING "name"`;
  return claimed.length > 0;
}

/** The pattern's latest time up to now, and now itself; croner's own answer leaves the moment asked about out. */
function lastDue(pattern: string, now: Date): Date | undefined {
  return new Cron(pattern, { timezone: "UTC", paused: true }).previousRuns(1, new Date(now.getTime() + 1))[0];
}
