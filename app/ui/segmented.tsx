import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type SegmentLink = { href: string; label: ReactNode; icon?: IconName; current?: boolean };

/** A few views of the same thing, as links. */
export function Segmented({ label, items }: { label: string; items: readonly SegmentLink[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "true" : undefined}>
          {item.icon ? <Icon name={item.icon} size={16} /> : null}{item.label}
        </a>
      ))}
    </nav>
  );
}
