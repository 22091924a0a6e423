import type { RefusalDetail, Result } from "../result";

/** The value of a command that must go through. Throws with the refusal when it did not. */
export function valueOf<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`);
}

/** The refusal's name, or "ok". */
export function outcomeOf(result: { ok: true } | { ok: false; refusal: string; detail?: RefusalDetail }): string {
  return result.ok ? "ok" : result.refusal;
}

/** How often each outcome came: `{ ok: 1, "link-invalid": 19 }`. */
export function tally(results: readonly ({ ok: true } | { ok: false; refusal: string })[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of results.map(outcomeOf)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
