import type { Endpoint } from "./endpoint";

export type Matched = { methods: Map<string, Endpoint>; params: Record<string, string> };

type Row = { parts: string[]; methods: Map<string, Endpoint> };

export const base = "/api/v1";

/** Finds the endpoints of a path. Fixed parts win over parameters; bad percent-encoding matches nothing. */
export function makeMatcher(endpoints: readonly Endpoint[]): (path: string) => Matched | null {
  const rows = new Map<string, Row>();
  for (const endpoint of endpoints) {
    const row = rows.get(endpoint.path) ?? { parts: endpoint.path.split("/").slice(1), methods: new Map<string, Endpoint>() };
    row.methods.set(endpoint.method, endpoint);
    rows.set(endpoint.path, row);
  }
  const ordered = [...rows.values()].sort((a, b) => parameters(a) - parameters(b));
  return (path) => {
    const given = decode(path.slice(base.length + 1).split("/"));
    const row = given && ordered.find(({ parts }) => fits(parts, given));
    return row ? { methods: row.methods, params: paramsOf(row.parts, given) } : null;
  };
}

function parameters(row: Row): number {
  return row.parts.filter((part) => part.startsWith(":")).length;
}

function decode(parts: string[]): string[] | null {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}

function fits(parts: string[], given: string[]): boolean {
  return parts.length === given.length && parts.every((part, index) => part.startsWith(":") || part === given[index]);
}

function paramsOf(parts: string[], given: string[]): Record<string, string> {
  return Object.fromEntries(parts.flatMap((part, index) => (part.startsWith(":") ? [[part.slice(1), given[index] ?? ""]] : [])));
}
