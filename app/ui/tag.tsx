import type { ReactNode } from "react";

type TagProps = { href?: string; lang?: string; count?: ReactNode; children: ReactNode };

/** A tag; a link when it has an address. */
export function Tag({ href, lang, count, children }: TagProps) {
  const inner = <>{children}{count === undefined ? null : <span className="dim">{count}</span>}</>;
  return href ? <a className="tag" href={href} lang={lang}>{inner}</a> : <span className="tag" lang={lang}>{inner}</span>;
}
