import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Locale } from "~/kernel/words";
import { IconButton } from "./button";
import { lightboxWords } from "./lightbox-words";
import { LocaleProvider, useWords } from "./use-words";
import "./styles/lightbox.css";

type Point = { clientX: number; clientY: number };
type Picture = { href: string; alt: string; caption: string; width: number; height: number };

/** A finger has to go this far, in CSS pixels, and farther sideways than up or down. */
const swipeMin = 48;

/** Shows the pictures of a text in full size, beginning with the one of that link. Focus comes back to where it was. */
export function openLightbox(body: HTMLElement, link: HTMLAnchorElement, locale: Locale): void {
  const links = [...body.querySelectorAll<HTMLAnchorElement>("a.pic")];
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const end = (): void => {
    root.unmount();
    place.remove();
    link.focus();
  };
  root.render(<LocaleProvider value={locale}><Lightbox pictures={links.map(pictureOf)} first={links.indexOf(link)} onClose={end} /></LocaleProvider>);
}

function pictureOf(link: HTMLAnchorElement): Picture {
  const image = link.querySelector<HTMLImageElement>("img:not(.lqip)");
  const caption = link.parentElement?.querySelector("figcaption")?.textContent ?? "";
  return { href: link.href, alt: image?.alt ?? "", caption, width: Number(image?.getAttribute("width")), height: Number(image?.getAttribute("height")) };
}

function Lightbox({ pictures, first, onClose }: { pictures: Picture[]; first: number; onClose: () => void }) {
  const t = useWords(lightboxWords);
  const box = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const count = pictures.length;
  const go = (to: (at: number) => number): void => setAt((now) => Math.min(Math.max(to(now), 0), count - 1));
  useEffect(() => {
    box.current?.showModal();
    box.current?.focus(); // no button has to be there, or to keep the focus, for the keys to act
    return box.current ? listen(box.current, go) : undefined;
    // What it calls stays the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const picture = pictures[at];
  if (!picture) return null;
  return (
    <dialog className="lightbox" ref={box} tabIndex={-1} aria-label={t("label")} onClose={onClose}>
      <figure>
        <img key={picture.href} src={picture.href} alt={picture.alt} width={picture.width} height={picture.height} />
        {picture.caption ? <figcaption>{picture.caption}</figcaption> : null}
      </figure>
      <div className="flex lightbox-bar">
        {count > 1 ? <IconButton type="button" icon="chevron-left" label={t("previous")} aria-disabled={at === 0} onClick={() => go((now) => now - 1)} /> : null}
        {count > 1 ? <span role="status">{t("place", { at: at + 1, count })}</span> : null}
        {count > 1 ? <IconButton type="button" icon="chevron-right" label={t("next")} aria-disabled={at === count - 1} onClick={() => go((now) => now + 1)} /> : null}
        <IconButton type="button" icon="x" label={t("close")} onClick={() => box.current?.close()} />
      </div>
    </dialog>
  );
}

const steps: Record<string, (at: number) => number> = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, Home: () => 0, End: () => Infinity };

/** Turns over by keys and by swipes, and closes by a press beside the picture, until called off. */
function listen(box: HTMLDialogElement, go: (to: (at: number) => number) => void): () => void {
  const stop = new AbortController();
  let from: Point | null = null;
  box.addEventListener("keydown", ({ key }) => {
    const step = steps[key];
    if (step) go(step);
  }, { signal: stop.signal });
  box.addEventListener("click", ({ target }) => {
    if (target instanceof Element && !target.closest("img, figcaption, .lightbox-bar")) box.close();
  }, { signal: stop.signal });
  box.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? (touches[0] ?? null) : null), { signal: stop.signal, passive: true });
  box.addEventListener("touchend", ({ changedTouches: { 0: to } }) => {
    if (from && to) {
      const step = swipeOf(from, to);
      go((at) => at + step);
    }
  }, { signal: stop.signal });
  return () => stop.abort();
}

/** Where a finger's way leads: one on, one back, or nowhere. A page that is zoomed in is moved, not turned. */
function swipeOf(from: Point, to: Point): -1 | 0 | 1 {
  const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
  const isZoomed = (window.visualViewport?.scale ?? 1) > 1;
  if (isZoomed || Math.abs(x) < swipeMin || Math.abs(x) <= Math.abs(y)) return 0;
  return x < 0 ? 1 : -1;
}
