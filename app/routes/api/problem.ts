import type { z } from "zod";
import type { RefusalDetail } from "~/kernel/result";
import { say, type Locale, type Values } from "~/kernel/words";
import { isRefusalName, refusals, sayRefusal } from "~/http/refusals";
import type { Given, Refused } from "./endpoint";
import { fieldWords, ownRefusals, titles } from "./words";

export type FieldError = { path: string; code: string; message: string };

/** A problem in the reader's language (RFC 9457). `code` is the refusal's name. */
export function problem(refused: Refused & { errors?: FieldError[]; headers?: Record<string, string> }, facts: { locale: Locale; origin: string }): Given {
  const name = isRefusalName(refused.refusal) || Object.hasOwn(ownRefusals, refused.refusal) ? refused.refusal : "malformed";
  const entry = isRefusalName(name) ? refusals[name] : (ownRefusals[name] ?? refusals.malformed);
  const { status } = entry;
  const title = titles[status];
  return {
    status,
    body: {
      type: `${facts.origin}/api/docs#${name}`, title: title ? say(title, facts.locale) : name, status,
      detail: sayRefusal(entry, facts.locale, refused.detail), code: name, ...(refused.errors ? { errors: refused.errors } : {}),
    },
    headers: { ...retryAfter(status, refused.detail), ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="api"' } : {}), ...refused.headers },
  };
}

function retryAfter(status: number, detail: RefusalDetail = {}): Record<string, string> {
  if (status !== 429 && status !== 503) return {};
  return { "Retry-After": String(detail.seconds ?? detail.waitSeconds ?? (status === 503 ? 5 : 60)) };
}

/**
 * What a schema found. Wrong types and unknown keys are 400; when the types fit and only rules of our
 * own are broken (their messages are codes, not sentences) it is 422.
 */
export function fieldProblem(issues: readonly z.core.$ZodIssue[], locale: Locale): Refused & { errors: FieldError[] } {
  const errors = issues.slice(0, 50).flatMap((issue) => toErrors(issue, locale));
  const refusal = errors.some(({ code }) => code === "unknown-key") ? "unknown-key"
    : errors.some(({ code }) => code === "malformed") ? "malformed"
    : ruleOf(errors);
  return { ok: false, refusal, errors };
}

/** One broken rule that the common table knows gives its name; several, or a field's own, a common one. */
function ruleOf(errors: FieldError[]): string {
  const code = errors[0]?.code ?? "";
  return errors.length === 1 && isRefusalName(code) && !/\{/.test(refusals[code].en) && refusals[code].status === 422 ? code : "fields-refused";
}

function toErrors(issue: z.core.$ZodIssue, locale: Locale): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, 20).map((key) => fieldError([...path, key.slice(0, 100)].join("."), "unknown-key", locale));
  }
  const own = issue.code === "invalid_union" ? issue.errors.flat().find(isOwnRule) : issue;
  const code = own && isOwnRule(own) ? own.message : "malformed";
  return [fieldError(path.join("."), code, locale, own ? valuesOf(own) : {})];
}

function isOwnRule(issue: z.core.$ZodIssue): boolean {
  return Object.hasOwn(fieldWords, issue.message);
}

/** One wrong field, in words. */
export function fieldError(path: string, code: string, locale: Locale, values: Values = {}): FieldError {
  const message = fieldWords[code];
  return { path, code, message: message ? say(message, locale, values) : code };
}

function valuesOf(issue: z.core.$ZodIssue): Values {
  const params: unknown = "params" in issue ? issue.params : undefined;
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}
