import { fold } from "../text/fold";
import type { Filter, FilterField, Query, Term } from "../types";
import { operators, values } from "./operators";

/** So long a query may be, and so many words and filters of it count. */
export const queryLengthMax = 200;
const termsMax = 10;
const filtersMax = 10;

const quoted = `["“”「『]([^"“”」』]*)["“”」』]?`;
const part = new RegExp(`(?<minus>[-－](?![-－]))?(?:(?<field>[\\p{L}]+)[:：](?:${quoted.replace("(", "(?<quotedValue>")}|(?<value>[^\\s"“”「『]+))|${quoted.replace("(", "(?<phrase>")}|(?<word>[^\\s"“”「『]+))`, "gu");

/**
 * Reads a query: words, "phrases", -words, and filters such as `tag:oak board:tools by:wren is:solved kind:question
 * type:topic in:title after:2026-01 before:2026-02-01`, each also in Chinese and with a full-width colon. What is no
 * filter is words; a filter whose value means nothing is told in `unknown`.
 */
export function parseQuery(text: string): Query {
  const query: Query = { terms: [], filters: [], unknown: [] };
  for (const { groups = {} } of text.normalize("NFC").slice(0, queryLengthMax).matchAll(part)) {
    const negated = groups.minus !== undefined;
    const field = groups.field === undefined ? undefined : operators[fold(groups.field)];
    const value = (groups.quotedValue ?? groups.value ?? "").trim();
    if (field && value) addFilter(query, { field, value, negated });
    else addTerm(query, termOf(groups, negated));
  }
  return query;
}

function termOf(groups: Record<string, string>, negated: boolean): Term {
  if (groups.phrase !== undefined) return { kind: "phrase", text: groups.phrase.trim(), negated };
  const text = groups.word ?? [groups.field, groups.quotedValue ?? groups.value].join(" ");
  return { kind: "word", text, negated };
}

function addTerm({ terms }: Query, term: Term): void {
  if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(term.text) && terms.length < termsMax) terms.push(term);
}

function addFilter(query: Query, filter: Filter): void {
  const meant = meaningOf(filter.field, filter.value);
  const list = meant === null ? query.unknown : query.filters;
  const taken = { ...filter, value: meant ?? filter.value };
  const isKnown = list.some(({ field, value, negated }) => field === taken.field && value === taken.value && negated === taken.negated);
  if (!isKnown && list.length < filtersMax) list.push(taken);
}

/** The value as it is kept; null when the field has none such. */
function meaningOf(field: FilterField, value: string): string | null {
  const folded = fold(value);
  switch (field) {
    case "tag":
      return folded.replace(/^#/, "") || null;
    case "board":
      return folded;
    case "by":
      return folded.replace(/^@/, "") || null;
    case "after":
    case "before":
      return startOf(value) === null ? null : value;
    case "is":
    case "kind":
    case "type":
    case "in":
      return values[field]?.[folded] ?? null;
  }
}

/** The first moment of a year, a month or a day, in milliseconds since 1970 (UTC): 2026, 2026-01, 2026-01-31; null for what is none. */
export function startOf(date: string): number | null {
  const [, year = "", month = "1", day = "1"] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(date) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const told = new Date(time);
  return year !== "" && told.getUTCMonth() === Number(month) - 1 && told.getUTCDate() === Number(day) ? time : null;
}
