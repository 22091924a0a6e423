import { indexFact } from "~/features/search/write-documents.server";
import { boot as bootParts, type Runtime } from "~/platform/boot";
import { DataFolderError } from "~/platform/data-folder";
import { MigrationError } from "~/platform/db/migrate";
import { EnvError } from "~/platform/env";

/** Opens the community with all that its features write along with a fact. */
export function boot(raw: Record<string, string | undefined>): Promise<Runtime> {
  return bootParts(raw, { onFact: indexFact });
}

/** Stops cleanly on Ctrl-C or SIGTERM; a second signal ends at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(() => process.exit(0), fail);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // A promise nobody waited for must not leave a process that answers wrongly.
  process.on("unhandledRejection", fail);
  process.on("uncaughtException", fail);
}

/** Ends with one clear line for what a person can mend, and the whole error for what they cannot. */
export function fail(error: unknown): never {
  const mendable = error instanceof EnvError || error instanceof MigrationError || error instanceof DataFolderError;
  const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (mendable) console.error(`Kindling cannot start: ${error.message}`);
  else if (inUse) console.error("Kindling cannot start: the address is in use by another program; set PORT to another one");
  else console.error(error);
  process.exit(1);
}
