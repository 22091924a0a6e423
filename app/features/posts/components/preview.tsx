import { useEffect, useState } from "react";
import { previewWords } from "~/features/posts/preview-words";
import { MarkdownBody } from "~/ui/markdown-body";
import { useLocale, useWords } from "~/ui/use-words";
import { fetchPreview } from "./fetch-preview";
import "~/ui/styles/preview.css";

const pauseMs = 400;

/** The text as the server will show it, a moment after typing stops. Where it cannot be made now it says so, and tries again. */
export function Preview({ text }: { text: string }) {
  const t = useWords(previewWords);
  const { html, trouble } = usePreview(text);
  return (
    <section className="sheet pv" aria-label={t("preview")}>
      <h2 className="sm dim">{t("preview")}</h2>
      <p className="sm dim" role="status">{trouble === null ? "" : trouble.reason ? t("previewRefused", { reason: trouble.reason }) : t("previewLate")}</p>
      {html ? <MarkdownBody html={html} /> : <p className="dim">{t("previewEmpty")}</p>}
    </section>
  );
}

type Shown = { html: string; /** Why it is not of the present text; without a reason it will be. */ trouble: { reason?: string } | null };

function usePreview(text: string): Shown {
  const locale = useLocale();
  const [shown, setShown] = useState<Shown>({ html: "", trouble: null });
  useEffect(() => {
    const controller = new AbortController();
    const make = async (): Promise<void> => {
      const answer = await fetchPreview(text, locale, controller.signal);
      if (controller.signal.aborted) return;
      if (answer.is === "made") return setShown({ html: answer.html, trouble: null });
      setShown(({ html }) => ({ html, trouble: answer.is === "refused" ? { reason: answer.reason } : {} }));
      if (answer.is === "late") timer = setTimeout(() => void make(), answer.againMs);
    };
    let timer = setTimeout(() => void make(), pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, locale]);
  return shown;
}
