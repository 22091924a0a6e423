import { useEffect } from "react";
import { usePage } from "~/ui/page-context";
import { useLocale } from "~/ui/use-words";

/** Lets readers who may write below a topic quote what they select in it; without a topic, nobody. Its part comes with the first selection. */
export function useQuotes(topicId: string | null): void {
  const { keys } = usePage();
  const locale = useLocale();
  useEffect(() => {
    if (!topicId) return;
    let end = (): void => document.removeEventListener("selectionchange", heard);
    const heard = (): void => {
      const selection = getSelection();
      const from = selection?.anchorNode; // the text itself where it is selected from its edge
      if (!selection || selection.isCollapsed || !(from instanceof Element ? from : from?.parentElement)?.closest("[data-user-content]")) return;
      end();
      let isOver = false;
      end = () => void (isOver = true);
      void import("~/features/topics/components/quote-offer").then(({ offerQuotes }) => {
        if (!isOver) end = offerQuotes({ locale, keys });
      }, () => undefined);
    };
    document.addEventListener("selectionchange", heard);
    return () => end();
  }, [topicId, keys, locale]);
}
