import { useEffect, useId, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { createPortal } from "react-dom";
import type { Locale } from "~/kernel/words";
import { suggestWords } from "~/features/posts/suggest-words";
import { askAfterPause } from "~/ui/ask-after-pause";
import { Avatar } from "~/ui/avatar";
import { tellAttributes } from "~/ui/tell-attributes";
import { useLocale, useWords } from "~/ui/use-words";
import { apply, type TextField } from "../editor/area";
import { lineOfWord } from "./line-of-word";
import { findSuggestions, type Asking, type Suggestion } from "./find-suggestions";
import type { Place } from "./suggest-places";
import type { Asked } from "./suggest-rules";
import "~/ui/styles/suggest.css";

const pauseMs = 150;

/** The open list: for which word, what it holds, and which line is chosen. */
type Open = { asked: Asked; items: Suggestion[]; at: number };

type SuggestionsProps = {
  /** What holds the field. */
  box: RefObject<HTMLElement>;
  place: Place;
  board?: string | undefined;
};

/** What is suggested for the word being typed. The field keeps the focus. */
export function Suggestions({ box, place, board }: SuggestionsProps) {
  const t = useWords(suggestWords);
  const id = useId();
  const { open, choose, take } = useSuggestions(box, place, board);
  const area = fieldIn(box.current);
  useEffect(() => {
    const chosen = open ? `${id}-${open.at}` : null;
    if (area) tellAttributes(area, { "aria-autocomplete": "list", "aria-controls": open ? id : null, "aria-activedescendant": chosen });
    if (area instanceof HTMLInputElement) tellAttributes(area, { role: "combobox", "aria-expanded": String(open !== null) }); // no role of a text area's
    if (chosen) document.getElementById(chosen)?.scrollIntoView({ block: "nearest" });
  }, [area, id, open]);
  const field = box.current?.closest(".field");
  return (
    <>
      <p className="sr" role="status">{open ? t("found", { count: open.items.length }) : ""}</p>
      {open && area && field ? createPortal(<List id={id} open={open} area={area} label={t(open.asked.kind)} onChoose={choose} onTake={take} />, field) : null}
    </>
  );
}

/** The text area of a writing box, or the one line of a field. */
function fieldIn(box: HTMLElement | null): TextField | null {
  return box?.querySelector("textarea") ?? box?.querySelector("input") ?? null;
}

type ListProps = { id: string; open: Open; area: TextField; label: string; onChoose(at: number): void; onTake(item: Suggestion): void };

function List({ id, open, area, label, onChoose, onTake }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (list.current) standBy(list.current, area, open.asked);
  }, [area, open]);
  return (
    // The pointer must not take the focus from the text; the keys are heard there.
    <ul className="suggest" role="listbox" id={id} aria-label={label} ref={list} onMouseDown={(event) => event.preventDefault()}>
      {open.items.map((item, at) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <li key={item.key} id={`${id}-${at}`} role="option" tabIndex={-1} aria-selected={at === open.at} onPointerMove={() => onChoose(at)} onClick={() => onTake(item)}><Line item={item} /></li>
      ))}
    </ul>
  );
}

function Line({ item }: { item: Suggestion }) {
  const t = useWords(suggestWords);
  switch (item.kind) {
    case "member":
      return <><Avatar seed={item.id} name={item.displayName} src={item.avatarUrl} /><b>{item.displayName}</b><span className="dim">@{item.key}</span></>;
    case "tag":
      return <>{item.alias ? <span className="dim">{item.alias} →</span> : null}<b>#{item.key}</b><span className="dim push">{item.isNew ? t("newTag") : t("topics", { count: item.count })}</span></>;
    case "emoji":
      return <><span className="emoji">{item.key}</span><span>{item.name}</span></>;
  }
}

/** Puts the list below the line of the word, or above it where there is no room below. A field of one line is that line. */
function standBy(list: HTMLElement, area: TextField, asked: Asked): void {
  const line = area instanceof HTMLTextAreaElement ? lineOfWord(area, asked) : area.getBoundingClientRect();
  const field = list.parentElement?.getBoundingClientRect() ?? area.getBoundingClientRect();
  const seen = (window.visualViewport?.height ?? innerHeight) + (window.visualViewport?.offsetTop ?? 0);
  const height = list.offsetHeight + 4;
  const isAbove = line.bottom + height > seen && line.top - height > 0;
  list.style.setProperty("--y", `${(isAbove ? line.top - height : line.bottom + 4) - field.top}px`);
  list.style.setProperty("--x", `${Math.max(0, Math.min(line.left - field.left, field.width - list.offsetWidth))}px`);
}

type Hands = { open: Open | null; choose(at: number): void; take(item: Suggestion): void };

/** Follows what is typed and which keys are pressed in the box. */
function useSuggestions(box: RefObject<HTMLElement>, place: Place, board: string | undefined): Hands {
  const locale = useLocale();
  const asking = useRef<Asking>({ locale, board });
  asking.current = { locale, board }; // another board may have been chosen
  const [open, setOpen] = useState<Open | null>(null);
  const now = useRef(open);
  now.current = open;
  const closed = useRef(-1); // where the word begins whose list was closed by hand
  const take = (item: Suggestion): void => {
    const [area, asked, insert] = [fieldIn(box.current), now.current?.asked, place.written(item)];
    setOpen(null);
    if (area && asked) apply(area, { from: asked.from, to: asked.to, insert, select: [asked.from + insert.length, asked.from + insert.length] });
  };
  useEffect(() => {
    const area = fieldIn(box.current);
    const ears: HTMLElement | null = area;
    if (!area || !ears) return;
    const stop = new AbortController();
    const search = askAfterPause<Asked, Suggestion[] | null>(pauseMs, (asked, signal) => findSuggestions(asked, asking.current, signal), (asked, items) => setOpen(items?.length ? { asked, items, at: 0 } : null));
    const look = (): void => {
      const asked = area.selectionStart === area.selectionEnd ? place.asked(area.value, area.selectionStart ?? 0) : null;
      if (asked?.from !== closed.current) closed.current = -1;
      if (!asked || closed.current >= 0 || asked.kind !== now.current?.asked.kind) setOpen(null);
      search(closed.current < 0 ? asked : null);
    };
    const close = (): void => (search(null), setOpen(null));
    const on = <K extends keyof HTMLElementEventMap>(name: K, heard: (event: HTMLElementEventMap[K]) => void): void => ears.addEventListener(name, heard, { signal: stop.signal });
    on("input", (event) => (event instanceof InputEvent && event.isComposing && composesApart(place, locale) ? undefined : look()));
    on("compositionstart", () => (composesApart(place, locale) ? close() : undefined));
    on("compositionend", look);
    on("blur", close);
    on("click", () => (now.current ? look() : undefined));
    on("keydown", (event) => {
      const list = now.current;
      if (!list || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const hands = { take, close, choose: (at: number) => setOpen({ ...list, at }), dismiss: () => void (closed.current = list.asked.from), takenBy: place.takenBy };
      if (!press(event.key, list, hands)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    if (document.activeElement === area && area.value !== area.defaultValue) look(); // typed before we came
    return () => {
      stop.abort();
      search(null);
    };
    // What it calls reads the present state by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [box, locale, place]);
  return { open, choose: (at) => setOpen((list) => list && { ...list, at }), take };
}

/** Whether what is composed is no typing yet. A phone's keyboard composes whatever is typed; elsewhere an input method has a list of its own at the cursor. */
function composesApart(place: Place, locale: Locale): boolean {
  return !matchMedia("(pointer: coarse)").matches || !place.readsComposing(locale);
}

type Keys = { take(item: Suggestion): void; choose(at: number): void; close(): void; dismiss(): void; takenBy: readonly string[] };

/** What a key does while the list is open. Returns whether the field is to know nothing of it. */
function press(key: string, { items, at }: Open, hands: Keys): boolean {
  const item = items[at];
  if (item && hands.takenBy.includes(key)) {
    hands.take(item);
    return true;
  }
  switch (key) {
    case "ArrowDown":
    case "ArrowUp":
      hands.choose((at + (key === "ArrowDown" ? 1 : items.length - 1)) % items.length);
      return true;
    case "Escape":
      hands.dismiss();
      hands.close();
      return true;
    default:
      if (/^(Arrow|Home|End|Page)/.test(key)) hands.close();
      return false;
  }
}
