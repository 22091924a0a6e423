import type { ReactNode } from "react";

/** An empty list: its ghost, one sentence, the next step. */
export function Empty({ title, ghost = true, children, actions }: { title: ReactNode; ghost?: boolean; children?: ReactNode; actions?: ReactNode }) {
  return (
    <section className="empty">
      {ghost ? <div className="ghost" aria-hidden="true"><i /><i /><i /></div> : null}
      <h2>{title}</h2>
      {children ? <p className="soft">{children}</p> : null}
      {actions ? <div className="flex">{actions}</div> : null}
    </section>
  );
}
