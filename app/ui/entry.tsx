import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type EntryProps = {
  href: string;
  title: ReactNode;
  lang?: string | undefined;
  states?: ReactNode;
  excerpt?: ReactNode;
  /** Why it stands here. */
  why?: ReactNode;
  meta?: ReactNode;
  acts?: ReactNode;
};

/** One thing in a feed, in the order of reading: why it is here, what it is, who made it. */
export function Entry({ href, title, lang, states, excerpt, why, meta, acts }: EntryProps) {
  return (
    <article className="entry">
      {why ? <div className="why">{why}</div> : null}
      <h2><a href={href} lang={lang}>{title}</a>{states ? <> {states}</> : null}</h2>
      {excerpt ? <p className="ex" lang={lang}>{excerpt}</p> : null}
      <div className="meta">{meta}{acts ? <span className="acts">{acts}</span> : null}</div>
    </article>
  );
}

/** A number with its icon among an entry's acts. */
export function EntryNumber({ icon, label, value }: { icon: IconName; label: string; value: ReactNode }) {
  return <span className="with tnum" title={label}><Icon name={icon} size={16} />{value}<span className="sr"> {label}</span></span>;
}
