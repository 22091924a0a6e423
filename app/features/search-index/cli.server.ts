import { MeilisearchDown, MeilisearchRefused } from "@search-server";
import type { Context } from "~/platform/context";
import { rebuildIndex } from "./care.server";

type Terminal = { write(text: string): unknown; isTTY?: boolean };

const exitCodes = { ok: 0, refused: 1, stopped: 130 } as const;
const barLength = 30;

/**
 * The command `search reindex`, to its exit code: 0, 1 when there is no server or it does not answer, 130 stopped by the keyboard.
 * Run again it goes on where it was.
 */
export async function runReindex(ctx: Context, terminal: Terminal = process.stdout): Promise<number> {
  const { indexer } = ctx.ports;
  if (!indexer) {
    terminal.write("No Meilisearch server is set up (MEILI_HOST); the search in the database keeps itself up to date.\n");
    return exitCodes.refused;
  }
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  let documents = 0;
  try {
    await indexer.prepare();
    await rebuildIndex(ctx, indexer, (sent, left) => terminal.write(barOf((documents = sent), left, terminal.isTTY === true)), stop.signal);
    terminal.write(stop.signal.aborted ? "\nStopped. Run it again and it goes on.\n" : `\nDone: ${documents} documents; the new index answers searches.\n`);
    return stop.signal.aborted ? exitCodes.stopped : exitCodes.ok;
  } catch (error) {
    if (!(error instanceof MeilisearchDown || error instanceof MeilisearchRefused)) throw error;
    terminal.write(`\nMeilisearch: ${error.message}. What was sent is kept; run it again.\n`);
    return exitCodes.refused;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

function barOf(sent: number, left: number, isTerminal: boolean): string {
  const full = Math.round((barLength * sent) / Math.max(1, sent + left));
  const line = `[${"#".repeat(full).padEnd(barLength)}] ${sent} of ${sent + left}`;
  return isTerminal ? `\r${line}` : `${line}\n`;
}
