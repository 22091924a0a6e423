import type { TopicActView, TopicDetail } from "~/features/topics/types";
import { timerActs, topicHref } from "~/features/topics/types";
import { logWords } from "~/features/topics/log-words";
import { Icon } from "~/ui/icon";
import { Moment } from "~/ui/moment";
import { useWords } from "~/ui/use-words";

/** What was done to a topic and what will be, and where others lead here from: for all its readers. */
export function TopicLog({ topic }: { topic: TopicDetail }) {
  const t = useWords(logWords);
  const { acts, timers, linkedFrom } = topic;
  if (acts.length + timers.length + linkedFrom.length === 0) return null;
  return (
    <details className="sm soft">
      <summary className="link">{t("title", { count: acts.length + timers.length + linkedFrom.length })}</summary>
      <ul>
        {acts.map((act) => <li key={act.id}><Act act={act} /></li>)}
        {timers.map(({ act, at }) => <li key={act} className="with"><Icon name="timer" size={14} />{t(`will-${act}`)} <Moment iso={at} /></li>)}
        {linkedFrom.map((from) => <li key={from.id} className="with"><Icon name="link" size={14} />{t("linkedFrom")} <a className="link" href={topicHref(from)}>{from.title}</a></li>)}
      </ul>
    </details>
  );
}

function Act({ act: { act, by, reason, detail, at } }: { act: TopicActView }) {
  const t = useWords(logWords);
  const timer = timerActs.find((name) => name === detail.what);
  const what = timer ? t(`can-${timer}`) : "";
  return (
    <>
      {by ? <a className="link" href={`/members/${by.handle}`}>{by.displayName}</a> : t("clock")} {t(act, { posts: Number(detail.posts ?? 0), what, wait: spanOf(Number(detail.seconds ?? 0)) })}
      {typeof detail.at === "string" ? <> <Moment iso={detail.at} /></> : null}{reason ? t("because", { reason }) : ""} · <Moment iso={at} />
    </>
  );
}

/** Seconds as people write them in both languages. */
export function spanOf(seconds: number): string {
  if (seconds >= 3_600) return `${Math.round(seconds / 3_600)} h`;
  return seconds >= 60 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
}
