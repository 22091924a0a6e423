import type { ReactNode } from "react";

export type Crumb = { href: string; label: ReactNode };

/** Where this page stands, from the outside in; the page itself is not repeated. */
export function Crumbs({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">{items.map((item) => <li key={item.href}><a href={item.href}>{item.label}</a></li>)}</ol>
    </nav>
  );
}
