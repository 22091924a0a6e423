import { dateFormat } from "./formats";
import { usePage } from "./page-context";
import { relativeText } from "./relative-time";
import { Time } from "./time";
import { useLocale } from "./use-words";

/** A moment in the reader's words: how long ago while that says more, then the date; exact on hover. What is to come is told exactly. */
export function Moment({ iso, length = "long", className }: { iso: string; length?: "long" | "short"; className?: string }) {
  const { nowMs, timeZone } = usePage();
  const locale = useLocale();
  const at = new Date(iso);
  const exact = dateFormat("exact", locale, timeZone).format(at);
  const relative = relativeText(iso, nowMs, locale, length);
  if (relative !== null) return <Time iso={iso} text={relative} title={exact} live={length} className={className} />;
  if (at.getTime() > nowMs) return <Time iso={iso} text={exact} className={className} />;
  const isThisYear = at.getUTCFullYear() === new Date(nowMs).getUTCFullYear();
  const date = dateFormat(isThisYear ? "day" : "dayOfYear", locale, timeZone).format(at);
  return <Time iso={iso} text={date} title={exact} className={className} />;
}
