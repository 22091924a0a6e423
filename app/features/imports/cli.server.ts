import { parseArgs } from "node:util";
import type { Context } from "~/platform/context";
import { importStackExchange } from "./import-stack-exchange.server";
import { refusalText, reportText } from "./report-text";
import { showProgress, type Terminal } from "./show-progress";

const usage = `Usage: kindling import stackexchange <folder> [--board <slug>] [--site <name>] [--site-url <address>]

  <folder>     a public dump: Posts and Users, and if there Comments and Badges, as .xml or .xml.gz
  --board      an existing board; by default a new public board named after the site
  --site       the source's name; by default the folder's
  --site-url   the source's address, so that posts link to their originals`;

const exitCodes = { ok: 0, refused: 1, usage: 2, stopped: 130 } as const;

/**
 * The command `import`, from its arguments to its exit code: 0, 1 refused, 2 not understood, 130
 * stopped by the keyboard after the batch under way.
 */
export async function runImport(ctx: Context, argv: string[], terminal: Terminal = process.stdout): Promise<number> {
  const wish = parseWish(argv);
  if (wish === null) {
    terminal.write(`${usage}\n`);
    return exitCodes.usage;
  }
  const stop = new AbortController();
  const onSignal = (): void => {
    terminal.write("\nStopping after this batch …\n");
    stop.abort();
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    const onProgress = showProgress(terminal, () => performance.now());
    const result = await importStackExchange(ctx, { ...wish, onProgress, signal: stop.signal });
    terminal.write(`\n${result.ok ? reportText(result.value) : refusalText(result.refusal, result.detail)}\n`);
    if (result.ok) return exitCodes.ok;
    return result.refusal === "stopped" ? exitCodes.stopped : exitCodes.refused;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

type Wish = { folder: string; board?: string; site?: string; siteUrl?: string };

function parseWish(argv: string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { board: { type: "string" }, site: { type: "string" }, "site-url": { type: "string" } },
    });
    const [kind, folder, ...rest] = positionals;
    if (kind !== "stackexchange" || !folder || rest.length > 0) return null;
    return { folder, board: values.board, site: values.site, siteUrl: values["site-url"] };
  } catch {
    return null;
  }
}
