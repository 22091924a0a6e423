import { MeilisearchApiError } from "meilisearch";

/** The server has no answer now: it is down, too slow, too busy, or something between us answers in its place. It may have one later. */
export class MeilisearchDown extends Error {}

/** The server will never take this. `code` is its own word for why. */
export class MeilisearchRefused extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const transientStatuses = [408, 429];

/**
 * What a failed call means. Whatever is no answer of the server's own counts as down: a refused connection, a time-out, and a proxy's
 * page, which the client tells as a SyntaxError.
 */
export function readError(error: unknown): MeilisearchDown | MeilisearchRefused {
  if (error instanceof MeilisearchDown || error instanceof MeilisearchRefused) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (!(error instanceof MeilisearchApiError)) return new MeilisearchDown(said, { cause: error });
  const { status } = error.response;
  if (status >= 500 || transientStatuses.includes(status)) return new MeilisearchDown(said, { cause: error });
  return new MeilisearchRefused(error.cause?.code ?? String(status), said);
}

/** The server's words, and ours, for a failed task that may go well another time. */
const transientCodes = ["gone", "canceled", "index_not_found", "internal", "io_error", "no_space_left_on_device", "too_many_open_files", "database_size_limit_reached"];

/** Whether a task that failed with this code is worth another try. */
export function mayPass(code: string): boolean {
  return transientCodes.includes(code);
}
