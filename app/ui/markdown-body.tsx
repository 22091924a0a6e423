import { useContext, useState } from "react";
import { say, type Locale } from "~/kernel/words";
import { bodyWords } from "./body-words";
import { cx } from "./cx";
import { ReadyHtmlContext } from "./ready-html";
import { useLocale } from "./use-words";

type BodyProps = { html: string; id?: string; lang?: string | undefined; className?: string };

/** What a member wrote, as the server's renderer cleaned it. The only place that puts ready-made HTML into a page. */
export function MarkdownBody({ html, id, lang, className }: BodyProps) {
  const locale = useLocale();
  return <div id={id} className={cx("prose", className)} lang={lang} data-user-content="" dangerouslySetInnerHTML={{ __html: inWords(html, locale) }} />;
}

/** A text the page was sent with: the server has it ready by its id, a browser finds it standing there. */
export function StandingBody({ id }: { id: string }) {
  const ready = useContext(ReadyHtmlContext).get(id);
  const place = `b-${id}`;
  const [html] = useState(() => ready ?? standingAt(place));
  return <MarkdownBody id={place} html={html} />;
}

/** A part of ours that the server has ready by its id, and that needs no script: forms and figures. A browser finds it standing there. */
export function StandingPart({ id }: { id: string }) {
  const ready = useContext(ReadyHtmlContext).get(id);
  const place = `b-${id}`;
  const [html] = useState(() => ready ?? standingAt(place));
  return <div id={place} dangerouslySetInnerHTML={{ __html: html }} />;
}

function standingAt(place: string): string {
  return typeof document === "undefined" ? "" : (document.getElementById(place)?.innerHTML ?? "");
}

const blank = / data-say(-pictures)?="([^"]*)">/g;

/** The HTML is kept once for all readers: what a card says and a strip is called is filled in for each. Only our own baking writes these attributes. */
function inWords(html: string, locale: Locale): string {
  if (!html.includes("data-say")) return html;
  return html.replace(blank, (_, pictures: string | undefined, told: string) =>
    pictures ? ` aria-label="${say(bodyWords.strip, locale, { count: Number(told) })}">` : ` lang="${locale}">${say(bodyWords.play, locale, { provider: told })}`);
}
