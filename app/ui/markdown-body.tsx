import { say, type Locale } from "~/kernel/words";
import { bodyWords } from "./body-words";
import { cx } from "./cx";
import { useLocale } from "./use-words";

/** What a member wrote, as the server's renderer cleaned it. The only place that puts ready-made HTML into a page. */
export function MarkdownBody({ html, lang, className }: { html: string; lang?: string | undefined; className?: string }) {
  const locale = useLocale();
  return <div className={cx("prose", className)} lang={lang} data-user-content="" dangerouslySetInnerHTML={{ __html: inWords(html, locale) }} />;
}

const blank = / data-say="([^"]*)">/g;

/** The HTML is kept once for all readers: what a card says is filled in for each. Only our own baking writes the attribute. */
function inWords(html: string, locale: Locale): string {
  return html.includes("data-say") ? html.replace(blank, (_, provider: string) => ` lang="${locale}">${say(bodyWords.play, locale, { provider })}`) : html;
}
