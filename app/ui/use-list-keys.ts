import { useEffect } from "react";
import { usePage } from "./page-context";

/** What a list or thread is stepped through by. */
const steps = ".row h3 a, .entry h2 a, [data-step]";

type ListKeys = {
  /** The links one steps through with j and k. */
  links?: string;
  /** "?" was pressed. */
  onHelp?: () => void;
};

/**
 * Keys for lists and topics: j and k step, o opens, r replies to the post stepped to (`data-key="r"`) or goes to the form below, / searches (`data-key="/"`), ? helps.
 * Silent where the reader has switched letter keys off,
 * while something is being written, with a modifier held, or behind a dialog.
 */
export function useListKeys({ links = steps, onHelp }: ListKeys = {}): void {
  const { keys: enabled } = usePage();
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      if (actOn(event.key, links, onHelp)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [links, enabled, onHelp]);
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (document.querySelector("dialog[open]")) return true;
  return event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
}

function actOn(key: string, links: string, onHelp: (() => void) | undefined): boolean {
  switch (key) {
    case "j": return step(links, 1);
    case "k": return step(links, -1);
    case "o": return press(document.activeElement?.matches(links) ? document.activeElement : null);
    case "r": return press(document.activeElement?.closest(".post")?.querySelector('[data-key="r"]') ?? null) || focus(document.querySelector("#write textarea"));
    case "/": return focus(document.querySelector('[data-key="/"]'));
    case "?": onHelp?.(); return onHelp !== undefined;
    default: return false;
  }
}

function step(links: string, by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(links)];
  const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
  const next = all[nextIndex(at, by, all.length)];
  next?.scrollIntoView({ block: "nearest" });
  return focus(next ?? null);
}

/** The place after a step; stays inside the list. Returns -1 for an empty one. */
export function nextIndex(at: number, by: 1 | -1, count: number): number {
  if (at < 0) return by > 0 ? Math.min(0, count - 1) : count - 1;
  return Math.max(0, Math.min(count - 1, at + by));
}

function press(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.click();
  return true;
}

function focus(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return true;
}
