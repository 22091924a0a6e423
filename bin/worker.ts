import { EnvError } from "~/platform/env";
import { runWorker } from "~/worker/run-worker.server";
import { boot, fail, stopOnSignals } from "./process";

/** The worker alone, for PostgreSQL: events and schedule, no pages. */
try {
  if (!process.env.DATABASE_URL) throw new EnvError("a separate worker needs DATABASE_URL; with the embedded database the web process does the work");
  const runtime = await boot(process.env);
  const worker = await runWorker(runtime.ctx, runtime.database);
  console.log("Worker is running. Ctrl-C stops it.");
  stopOnSignals(async () => {
    await worker.stop();
    await runtime.close();
  });
} catch (error) {
  fail(error);
}
