import { useEffect } from "react";
import { spanFormat } from "./formats";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago, in words of the locale. Returns null from the eighth day on: then a date says more. */
export function relativeText(iso: string, nowMs: number, locale: string, length: "long" | "short" = "long"): string | null {
  const passedMs = nowMs - Date.parse(iso);
  if (!Number.isFinite(passedMs) || passedMs >= 8 * dayMs || passedMs <= -minuteMs) return null;
  const format = spanFormat(locale, length === "short" ? "narrow" : "long");
  if (passedMs < minuteMs) return locale.startsWith("zh") ? "刚刚" : length === "short" ? "now" : "just now";
  if (passedMs < hourMs) return format.format(-Math.floor(passedMs / minuteMs), "minute");
  if (passedMs < dayMs) return format.format(-Math.floor(passedMs / hourMs), "hour");
  return format.format(-Math.floor(passedMs / dayMs), "day");
}

/** Keeps every `<time data-live>` of the page true, once a minute. Call it once, at the root. */
export function useRelativeTimes(locale: string): void {
  useEffect(() => {
    const refresh = () => refreshTimes(document, Date.now(), locale);
    const timer = setInterval(refresh, minuteMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [locale]);
}

function refreshTimes(root: ParentNode, nowMs: number, locale: string): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-live]")) {
    const text = relativeText(element.dateTime, nowMs, locale, element.dataset.live === "short" ? "short" : "long");
    if (text !== null && text !== element.textContent) element.textContent = text;
  }
}
