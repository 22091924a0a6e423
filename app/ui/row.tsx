import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

/** The names of a list's columns; hidden on a phone. */
export function RowsHead({ labels }: { labels: readonly string[] }) {
  return <div className="rows-head" aria-hidden="true">{labels.map((label) => <span key={label}>{label}</span>)}</div>;
}

/** A list of rows. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return <ul className="rows" aria-label={label}>{children}</ul>;
}

export type RowProps = {
  href: string;
  title: ReactNode;
  lang?: string | undefined;
  /** At the left edge: what kind of thing this is. */
  icon: IconName;
  iconLabel: string;
  iconTone?: "moss" | undefined;
  unread?: boolean;
  /** State labels after the title. */
  states?: ReactNode;
  /** The line under the title: people, tags. */
  meta?: ReactNode;
  /** Right-aligned columns: RowNumber, or a Time with class "n". */
  children?: ReactNode;
};

/** One row of a list; the whole row is the link. */
export function Row({ href, title, lang, icon, iconLabel, iconTone, unread, states, meta, children }: RowProps) {
  return (
    <li className={cx("row", unread && "unread")}>
      <span className={cx("kind", iconTone)} title={iconLabel}><Icon name={icon} label={iconLabel} /></span>
      <div className="body">
        <h3><a href={href} lang={lang}>{title}</a>{states ? <> {states}</> : null}</h3>
        {meta ? <div className="meta">{meta}</div> : null}
      </div>
      {children}
    </li>
  );
}

/** A number of a row, in its column on a desk and beside its icon on a phone. */
export function RowNumber({ value, label, icon, zero }: { value: ReactNode; label: string; icon: IconName; zero?: boolean }) {
  return (
    <span className={cx("n", zero && "zero")} title={label}>
      <Icon name={icon} size={14} />{value}<span className="sr"> {label}</span>
    </span>
  );
}
