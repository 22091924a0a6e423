/** Codes of Prisma, PostgreSQL and the network that mean: not reachable, or no connection free, at present. */
const awayCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "ECONNREFUSED", "57P01", "57P03", "53300"]);
const awayWords = /ECONNREFUSED|terminat(ed|ing) connection|timeout exceeded when trying to connect|Connection terminated|DatabaseNotReachable|Task queue is at limit/i;
const storeAway = "StoreAway";
/** How Prisma names a lost database, how renderer and decoder say that too many wait, and how the file store is away. */
const awayNames = new Set(["PrismaClientInitializationError", "AbortError", "GateFull", storeAway]);

/** Whether an error passes with time, 503, or is a bug, 500. Looks at names, since pages and processes carry copies of the same classes. */
export function statusOfFailure(error: unknown): 500 | 503 {
  if (!(error instanceof Error)) return 500;
  if (awayNames.has(error.name) || awayWords.test(error.message)) return 503;
  return "code" in error && awayCodes.has(String(error.code)) ? 503 : 500;
}

/** The refusal that says so to a program. */
export function refusalOfFailure(error: unknown): "failed" | "unavailable" | "store-away" {
  if (statusOfFailure(error) === 500) return "failed";
  return error instanceof Error && error.name === storeAway ? "store-away" : "unavailable";
}
