import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { apply, areaIn, selectionOf } from "~/features/posts/components/editor/area";
import { insertBlock } from "~/features/posts/components/editor/blocks";
import { quoteWords } from "~/features/topics/quote-words";
import type { Locale } from "~/kernel/words";
import { Button } from "~/ui/button";
import { LocaleProvider, useWords } from "~/ui/use-words";
import { addressHere, quoteText } from "./quote-text";
import "~/ui/styles/quote.css";

type Settings = { locale: Locale; /** Whether a letter key may act. */ keys: boolean };

/** Shows a button below what is selected in a post, and hears `q`: both put it into the form as a quote. Returns what ends it. */
export function offerQuotes(settings: Settings): () => void {
  const place = document.createElement("div");
  (document.getElementById("main") ?? document.body).append(place);
  const root = createRoot(place);
  root.render(<LocaleProvider value={settings.locale}><Offer {...settings} /></LocaleProvider>);
  return () => {
    root.unmount();
    place.remove();
  };
}

/** What is selected: a copy of it, and whose it is. */
type Picked = { name: string; postId: string; range: Range };

const settleMs = 150;

function Offer({ locale, keys }: Settings) {
  const t = useWords(quoteWords);
  const [picked, setPicked] = useState<Picked | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer = setTimeout(() => setPicked(pick()), settleMs);
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPicked(pick()), settleMs);
    }, { signal: stop.signal });
    document.addEventListener("keydown", (event) => {
      if (!keys || event.key !== "q" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return;
      const now = pick();
      if (!now) return;
      event.preventDefault();
      setPicked(null);
      void quote(now, locale);
    }, { signal: stop.signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [keys, locale]);
  useEffect(() => {
    if (picked && box.current) standBy(box.current, picked.range);
  }, [picked]);
  if (!picked) return null;
  const use = (): void => {
    setPicked(null);
    void quote(picked, locale);
  };
  return (
    <div className="quote-offer" ref={box}>
      <Button type="button" icon="quote" aria-keyshortcuts={keys ? "q" : undefined} onMouseDown={(event) => event.preventDefault()} onClick={use}>{t("quote")}</Button>
    </div>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog[open]") !== null;
}

/** What is selected now, if it lies within one post's text and can be quoted. */
function pick(): Picked | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.toString().trim() === "" || !areaIn(form())) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const around = range.commonAncestorContainer;
  const post = (around instanceof Element ? around : around.parentElement)?.closest("[data-user-content]")?.closest("[id^='p-']");
  const name = post?.querySelector(":scope > .by > .link, :scope > .post-h > .who > :last-child, :scope > .pbody > .author .strong")?.textContent;
  return post && name ? { name, postId: post.id.slice(2), range } : null;
}

function form(): HTMLElement | null {
  return document.getElementById("write");
}

/** Below the end of the selection, inside the text's column. */
function standBy(box: HTMLElement, range: Range): void {
  const frame = (box.offsetParent ?? document.documentElement).getBoundingClientRect();
  const [line, column] = [[...range.getClientRects()].at(-1) ?? range.getBoundingClientRect(), (box.closest("main") ?? document.body).getBoundingClientRect()];
  const left = Math.max(column.left, Math.min(line.right - box.offsetWidth / 2, column.right - box.offsetWidth));
  box.style.setProperty("--x", `${left - frame.left}px`);
  box.style.setProperty("--y", `${line.bottom - frame.top}px`);
}

/** Puts what was picked into the form below, on lines of its own, and leads there. */
async function quote({ name, postId, range }: Picked, locale: Locale): Promise<void> {
  const text = await markdownOf(range);
  const area = areaIn(form());
  if (!area) return;
  getSelection()?.removeAllRanges();
  area.scrollIntoView({ block: "center" });
  apply(area, insertBlock(selectionOf(area), quoteText({ name, postId, text }, locale)));
}

/** What is selected with its links, code and stress; its plain words where that does not come. */
async function markdownOf(range: Range): Promise<string> {
  const plain = range.toString();
  const around = range.commonAncestorContainer;
  const holder = document.createElement("div");
  const isCode = (around instanceof Element ? around : around.parentElement)?.closest("pre");
  (isCode ? holder.appendChild(document.createElement("pre")) : holder).append(range.cloneContents());
  const origin = location.origin;
  for (const link of holder.querySelectorAll("a[href^='#']")) link.setAttribute("href", addressHere(location, link.getAttribute("href") ?? ""));
  return import("~/kernel/html-to-markdown/html-to-markdown")
    .then(({ makeHtmlToMarkdown }) => makeHtmlToMarkdown({ siteUrl: origin, pictures: "linked", home: origin })(holder.innerHTML).replaceAll(`](${origin}/`, "](/"))
    .catch(() => plain);
}
