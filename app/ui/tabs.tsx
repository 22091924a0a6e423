import type { ReactNode } from "react";
import { cx } from "./cx";

export type TabItem = { href: string; label: ReactNode; current?: boolean; count?: ReactNode; isNew?: boolean };

/** A row of places; each tab is a link to an address of its own. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count === undefined ? null : <span className={cx("count", item.isNew && "new")}> {item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
