import { stopOnSignals, fail } from "./process";
import { startWeb } from "./start-web";

/** The web process: opens the community, serves it, and works off events unless a worker does. */
try {
  const web = await startWeb(process.env);
  stopOnSignals(() => web.stop());
} catch (error) {
  fail(error);
}
