import { useEffect, useRef, type ReactNode } from "react";
import { Icon } from "./icon";

export type SummaryError = { href: string; text: ReactNode };

type ErrorSummaryProps = { title: ReactNode; errors?: readonly SummaryError[]; moreLabel?: ReactNode; children?: ReactNode };

const shownMax = 3;

/** What went wrong, first in the page; takes the focus, links to each place, folds after three. */
export function ErrorSummary({ title, errors = [], moreLabel, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const folded = moreLabel ? errors.slice(shownMax) : [];
  return (
    <div className="err-box" role="alert" tabIndex={-1} ref={box}>
      <h2><Icon name="triangle-alert" />{title}</h2>
      {children}
      <Places errors={moreLabel ? errors.slice(0, shownMax) : errors} />
      {folded.length > 0 ? <details><summary className="link">{moreLabel}</summary><Places errors={folded} /></details> : null}
    </div>
  );
}

function Places({ errors }: { errors: readonly SummaryError[] }) {
  if (errors.length === 0) return null;
  return <ul>{errors.map((error) => <li key={error.href}><a href={error.href}>{error.text}</a></li>)}</ul>;
}
