import type { ReactNode } from "react";
import { LogoMark } from "./logo";

/** A page that is not the one asked for: not found, refused, too fast, broken. Says what, why, what next. */
export function Lost({ code, title, children, actions, after }: { code?: string; title: ReactNode; children?: ReactNode; actions?: ReactNode; after?: ReactNode }) {
  return (
    <section className="lost">
      <LogoMark />
      <div>
        {code ? <p className="dim">{code}</p> : null}
        <h1>{title}</h1>
        {children}
        {actions ? <div className="flex">{actions}</div> : null}
        {after ? <p className="dim sm">{after}</p> : null}
      </div>
    </section>
  );
}
