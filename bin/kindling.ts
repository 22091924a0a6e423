import { runAlone, runCommand } from "./kindling-commands";
import { boot, fail } from "./process";

/** The operator's command line: `npm run kindling -- <command>`. */
try {
  const alone = await runAlone(process.argv.slice(2));
  if (alone !== null) process.exit(alone);
  const runtime = await boot({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" });
  const code = await runCommand(runtime.ctx, process.argv.slice(2)).finally(() => runtime.close());
  process.exit(code);
} catch (error) {
  fail(error);
}
