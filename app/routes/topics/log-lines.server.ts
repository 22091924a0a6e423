import { say, type Locale } from "~/kernel/words";
import type { LogLine } from "~/features/topics/components/topic-log";
import { logWords } from "~/features/topics/log-words";
import { spanText } from "~/features/topics/rules";
import { timerActs, topicHref, type TopicActView, type TopicDetail } from "~/features/topics/types";
import { dateFormat } from "~/ui/formats";

type Reader = { locale: Locale; timeZone: string };

/** The topic's log in the reader's words, made here so that their page does not carry the words of all acts in both languages. */
export function logLines({ acts, timers, linkedFrom, question }: Pick<TopicDetail, "acts" | "timers" | "linkedFrom" | "question">, reader: Reader): LogLine[] {
  const t = (key: keyof typeof logWords): string => say(logWords[key], reader.locale);
  return [
    ...acts.map((act): LogLine => ({ key: act.id, icon: null, by: act.by, text: sentenceOf(act, reader), at: act.at, to: null })),
    ...timers.map(({ act, at }): LogLine => ({ key: act, icon: "timer", by: null, text: `${t(`will-${act}`)} ${exactly(at, reader)}`, at: null, to: null })),
    ...(question?.duplicates ?? []).map((other): LogLine => ({ key: other.id, icon: "copy", by: null, text: t("askedAgain"), at: null, to: { href: topicHref(other), label: other.title } })),
    ...linkedFrom.map((from): LogLine => ({ key: from.id, icon: "link", by: null, text: t("linkedFrom"), at: null, to: { href: topicHref(from), label: from.title } })),
  ];
}

function sentenceOf({ act, by, reason, detail }: TopicActView, reader: Reader): string {
  const { locale } = reader;
  const timer = timerActs.find((name) => name === detail.what);
  const what = timer ? say(logWords[`can-${timer}`], locale) : String(detail.what ?? "");
  const told = say(logWords[act], locale, { posts: Number(detail.posts ?? 0), what, wait: spanText(Number(detail.seconds ?? 0)), votes: Number(detail.votes ?? 0), as: detail.as ?? "" });
  const when = typeof detail.at === "string" ? ` ${exactly(detail.at, reader)}` : "";
  return `${by ? "" : `${say(logWords.clock, locale)} `}${told}${when}${reason ? say(logWords.because, locale, { reason }) : ""}`;
}

function exactly(iso: string, { locale, timeZone }: Reader): string {
  return dateFormat("exact", locale, timeZone).format(new Date(iso));
}
