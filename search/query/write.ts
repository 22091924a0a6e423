import type { Filter, Query, Term } from "../types";

/** The query as one would type it; read again it means the same. */
export function writeQuery({ terms, filters }: Pick<Query, "terms" | "filters">): string {
  return [...terms.map(writeTerm), ...filters.map(writeFilter)].join(" ");
}

/** One filter as one would type it. */
export function writeFilter({ field, value, negated }: Filter): string {
  return `${negated ? "-" : ""}${field}:${/\s/.test(value) ? `"${value}"` : value}`;
}

function writeTerm({ kind, text, negated }: Term): string {
  return `${negated ? "-" : ""}${kind === "phrase" ? `"${text}"` : text}`;
}
