/** Numbers and words a refusal's sentence needs, for example `{ limit: 2 }`. */
export type RefusalDetail = Record<string, string | number>;

/** What a command answers: a value, or the name of the rule that refused. */
export type Result<T, R extends string> =
  | { ok: true; value: T }
  | { ok: false; refusal: R; detail?: RefusalDetail };

/** Wraps the value of a command that went through. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Names the rule that refused, with the numbers its sentence needs. */
export function refused<R extends string>(
  refusal: R,
  detail?: RefusalDetail,
): { ok: false; refusal: R; detail?: RefusalDetail } {
  return detail ? { ok: false, refusal, detail } : { ok: false, refusal };
}

/** Passes on what a rule refused, with the limit that its sentence tells, if there is one. */
export function refusedBy<R extends string>({ refusal, limit }: { refusal: R; limit?: number | undefined }): { ok: false; refusal: R; detail?: RefusalDetail } {
  return refused(refusal, limit === undefined ? undefined : { limit });
}
