import type { ReactNode } from "react";

export type Definition = { term: string; detail: ReactNode };

/** Facts in pairs: the name on the left, the value on the right. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return <dl className="facts">{items.map((item) => <div key={item.term}><dt>{item.term}</dt><dd>{item.detail}</dd></div>)}</dl>;
}
