import { useEffect, useMemo, useRef, useState } from "react";
import { askAfterPause } from "~/ui/ask-after-pause";
import { useLocale } from "~/ui/use-words";
import { searchHref } from "../../links";
import { findOptions, type Option } from "./find-options";
import { recentSearches } from "./recent-searches";

const pauseMs = 80;

/** The open list: for what was typed, what it holds, and which line is chosen; -1: none, Enter searches. */
export type Open = { typed: string; options: readonly Option[]; at: number };

type Hands = { open: Open | null; field: HTMLInputElement | null; choose(at: number): void; clear(): void };

/** Follows what is typed and which keys are pressed in the form's search field. `idOf`: of each line. */
export function useSuggest(form: HTMLFormElement, owner: string, idOf: (at: number) => string): Hands {
  const locale = useLocale();
  const field = form.querySelector<HTMLInputElement>('input[type="search"]');
  const recent = useMemo(() => recentSearches(owner), [owner]);
  const [open, setOpen] = useState<Open | null>(null);
  const now = useRef(open);
  now.current = open;
  useEffect(() => {
    if (!field) return;
    const stop = new AbortController();
    const show = (typed: string, options: readonly Option[]): void => setOpen({ typed, options, at: -1 });
    const search = askAfterPause(pauseMs, findOptions, show);
    const close = (): void => (search(null), setOpen(null));
    const look = (): void => {
      const typed = field.value.trim();
      search(typed || null);
      if (typed) return;
      const searches = recent.list().map((q): Option => ({ group: "recent", label: q, href: searchHref(q) }));
      if (searches.length > 0) show("", searches);
      else setOpen(null);
    };
    const turnedTo = (): void => (field.value.trim() === "" && now.current === null ? look() : undefined);
    const on = <K extends keyof HTMLElementEventMap>(target: HTMLElement, name: K, heard: (event: HTMLElementEventMap[K]) => void): void => target.addEventListener(name, heard, { signal: stop.signal });
    on(field, "input", (event) => (event instanceof InputEvent && event.isComposing && !composingIsTyping(locale) ? undefined : look()));
    on(field, "compositionstart", () => (composingIsTyping(locale) ? undefined : close()));
    on(field, "compositionend", look);
    on(field, "focus", turnedTo);
    on(field, "click", turnedTo);
    on(form, "focusout", ({ relatedTarget }) => (relatedTarget instanceof Node && form.contains(relatedTarget) ? undefined : close()));
    on(form, "submit", () => (recent.add(field.value), close()));
    on(field, "keydown", (event) => {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (press(event.key, now.current, { look, close, choose: (at) => setOpen((list) => list && { ...list, at }), take: (at) => document.getElementById(idOf(at))?.click() })) event.preventDefault();
    });
    if (document.activeElement === field && (field.value === "" || field.value !== field.defaultValue)) look(); // before we came
    return () => {
      stop.abort();
      search(null);
    };
  }, [field, form, idOf, locale, recent]);
  return {
    open, field, choose: (at) => setOpen((list) => list && { ...list, at }),
    clear() {
      recent.clear();
      setOpen(null);
      field?.focus();
    },
  };
}

/** A phone's keyboard composes whatever is typed; where it is Chinese, and on a desk, what is composed is no word yet. */
function composingIsTyping(locale: string): boolean {
  return locale === "en" && matchMedia("(pointer: coarse)").matches;
}

/** Also the key that ends the composing, which Safari tells of once that is over. */
function isComposing({ isComposing: is, keyCode }: KeyboardEvent): boolean {
  return is || keyCode === 229;
}

type Keys = { look(): void; close(): void; choose(at: number): void; take(at: number): void };

/** What a key does. Returns whether the field is to know nothing of it. */
function press(key: string, open: Open | null, hands: Keys): boolean {
  if (!open) {
    if (key === "ArrowDown") hands.look();
    return key === "ArrowDown";
  }
  const { at, options: { length } } = open;
  const next = nextAt(key, at, length);
  if (next !== null) hands.choose(next);
  else if (key === "Escape") hands.close();
  else if (key === "Enter" && at >= 0) hands.take(at);
  else return false;
  return true;
}

/** The line a key leads to, round through the field itself; Home and End only within the list. Null: it leads nowhere. */
export function nextAt(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  switch (key) {
    case "ArrowDown":
      return at + 1 < length ? at + 1 : -1;
    case "ArrowUp":
      return at < 0 ? length - 1 : at - 1;
    case "Home":
      return at < 0 ? null : 0;
    case "End":
      return at < 0 ? null : length - 1;
    default:
      return null;
  }
}
