import type { ReactNode } from "react";
import { Icon } from "./icon";

export type PagerLink = { href: string; label: string };

/** Links to the neighbouring pages of a list; nothing when there are none. */
export function Pager({ label, previous, next, children }: { label: string; previous?: PagerLink | null | undefined; next?: PagerLink | null | undefined; children?: ReactNode }) {
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label={label}>
      {previous ? <a className="btn" rel="prev" href={previous.href}><Icon name="arrow-left" size={16} />{previous.label}</a> : null}
      {children ? <span className="dim sm">{children}</span> : null}
      {next ? <a className="btn push" rel="next" href={next.href}>{next.label}<Icon name="arrow-right" size={16} /></a> : null}
    </nav>
  );
}
