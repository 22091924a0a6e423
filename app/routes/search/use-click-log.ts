import { useEffect, useRef, type RefObject } from "react";
import { usePage } from "~/ui/page-context";

/** Tells the log which result of a search is opened, by whatever button of the mouse. Returns the list's ref; `from`: results on the pages before. */
export function useClickLog(log: string | null, from: number): RefObject<HTMLUListElement> {
  const list = useRef<HTMLUListElement>(null);
  const { formToken } = usePage();
  useEffect(() => {
    const rows = list.current;
    if (!rows || !log) return;
    const tell = ({ target }: MouseEvent): void => {
      const row = target instanceof Element ? target.closest("h3 a")?.closest("li") : null;
      if (!row) return;
      const place = from + [...rows.children].indexOf(row) + 1;
      navigator.sendBeacon("/search/clicks", new URLSearchParams({ log, place: String(place), ...(formToken ? { formToken } : {}) }));
    };
    const kinds = ["click", "auxclick"] as const;
    for (const kind of kinds) rows.addEventListener(kind, tell);
    return () => kinds.forEach((kind) => rows.removeEventListener(kind, tell));
  }, [log, from, formToken]);
  return list;
}
