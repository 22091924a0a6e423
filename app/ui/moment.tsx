import { dateFormat } from "./formats";
import { usePage } from "./page-context";
import { relativeText } from "./relative-time";
import { Time } from "./time";
import { useLocale } from "./use-words";

/** A moment in the reader's words: how long ago while that says more, then the date; exact on hover. */
export function Moment({ iso, length = "long", className }: { iso: string; length?: "long" | "short"; className?: string }) {
  const { nowMs, timeZone } = usePage();
  const locale = useLocale();
  const relative = relativeText(iso, nowMs, locale, length);
  const at = new Date(iso);
  const sameYear = at.getUTCFullYear() === new Date(nowMs).getUTCFullYear();
  const date = dateFormat(locale, { timeZone, day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }).format(at);
  const exact = dateFormat(locale, { timeZone, dateStyle: "long", timeStyle: "short" }).format(at);
  return <Time iso={iso} text={relative ?? date} title={exact} live={relative ? length : undefined} className={className} />;
}
