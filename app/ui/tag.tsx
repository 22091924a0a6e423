import type { ReactNode } from "react";
import { Icon } from "./icon";

type TagProps = { href?: string; lang?: string; count?: ReactNode; children: ReactNode };

/** A tag; a link when it has an address. */
export function Tag({ href, lang, count, children }: TagProps) {
  const inner = <>{children}{count === undefined ? null : <span className="dim">{count}</span>}</>;
  return href ? <a className="tag" href={href} lang={lang}>{inner}</a> : <span className="tag" lang={lang}>{inner}</span>;
}

/** A chosen tag that a form posts; its button takes it away. */
export function TagChip({ name, value, removeLabel, onRemove }: { name: string; value: string; removeLabel: string; onRemove?: () => void }) {
  return (
    <span className="tag">
      #{value}
      <input type="hidden" name={name} value={value} />
      {onRemove ? <button type="button" aria-label={removeLabel} onClick={onRemove}><Icon name="x" size={14} /></button> : null}
    </span>
  );
}
