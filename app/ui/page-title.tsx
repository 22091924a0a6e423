import type { ReactNode } from "react";

type PageTitleProps = {
  title: ReactNode;
  /** The same name in the other language, smaller. */
  alt?: ReactNode;
  altLang?: string;
  lead?: ReactNode;
  actions?: ReactNode;
};

/** The page's heading with what it is about and what one can do here. */
export function PageTitle({ title, alt, altLang, lead, actions }: PageTitleProps) {
  return (
    <header className="bhead">
      <div>
        <h1>{title}{alt ? <> <span className="alt" lang={altLang}>{alt}</span></> : null}</h1>
        {lead ? <p className="soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex">{actions}</div> : null}
    </header>
  );
}
