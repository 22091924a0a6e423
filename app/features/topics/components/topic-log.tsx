import { topicWords } from "~/features/topics/words";
import { Icon, type IconName } from "~/ui/icon";
import { Moment } from "~/ui/moment";
import { useWords } from "~/ui/use-words";

/** A line of a topic's log, in the reader's words. */
export type LogLine = { key: string; icon: IconName | null; by: { handle: string; displayName: string } | null; text: string; at: string | null; to: { href: string; label: string } | null };

/** What was done to a topic and what will be, and where others lead here from: for all its readers. */
export function TopicLog({ lines }: { lines: readonly LogLine[] }) {
  const t = useWords(topicWords);
  if (lines.length === 0) return null;
  return (
    <details className="sm soft">
      <summary className="link">{t("log", { count: lines.length })}</summary>
      <ul>
        {lines.map(({ key, icon, by, text, at, to }) => (
          <li key={key} className="with">
            {icon ? <Icon name={icon} size={14} /> : null}
            <span>{by ? <a className="link" href={`/members/${by.handle}`}>{by.displayName}</a> : null} {text} {to ? <a className="link" href={to.href}>{to.label}</a> : null}{at ? <> · <Moment iso={at} /></> : null}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
