import { findPicture, type PicturePlace } from "~/features/files/components/picture-text";
import { withoutBlock, type Edges } from "./blocks";
import { placeAfter, type Change, type Selected } from "./change";

/** What is typed into. */
export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** The text area of a writing box. */
export function areaIn(box: HTMLElement | null): HTMLTextAreaElement | null {
  return box?.querySelector("textarea") ?? null;
}

/** What is written, and what of it is selected. Where nobody has been yet it is the end: a browser sets the cursor of a text it was given before the first line. */
export function selectionOf(area: HTMLTextAreaElement): Selected {
  const { value: text, selectionStart, selectionEnd } = area;
  const wasEntered = selectionEnd > 0 || "entered" in area.dataset || document.activeElement === area;
  return wasEntered ? { text, start: selectionStart, end: selectionEnd } : { text, start: text.length, end: text.length };
}

/** Changes the text as if it were typed, so that it can be undone. */
export function apply(area: TextField, { from, to, insert, select }: Change): void {
  area.focus();
  area.setSelectionRange(from, to);
  // The one way that keeps the browser's own undo; deprecated without a successor.
  const isDone = insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert);
  if (!isDone) {
    area.setRangeText(insert, from, to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(...select);
}

/** Puts a text where the selection is. */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  const { start, end } = selectionOf(area);
  apply(area, { from: start, to: end, insert: text, select: [start + text.length, start + text.length] });
}

/** Puts another text in place of the whole one, without taking the focus. */
export function replaceText(area: HTMLTextAreaElement, text: string): void {
  area.setRangeText(text, 0, area.value.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Changes the picture of that address in the text; the cursor stays where the writer left it. */
export function swapPicture(area: HTMLTextAreaElement | null, address: string, made: (place: PicturePlace) => string): void {
  changePicture(area, address, (place) => ({ ...place, insert: made(place) }));
}

/** Takes the picture or file of that address out of the text, with what was put around it; the cursor stays. */
export function takeOut(area: HTMLTextAreaElement | null, address: string, edges: Edges | null): void {
  changePicture(area, address, (place, text) => ({ ...withoutBlock(text, place, edges), insert: "" }));
}

type Part = { from: number; to: number; insert: string };

/** Waits for what an input method is composing: a change in between would end it. */
function changePicture(area: HTMLTextAreaElement | null, address: string, made: (place: PicturePlace, text: string) => Part): void {
  if (!area) return;
  const change = (): void => {
    const place = findPicture(area.value, address);
    if (place) changeAside(area, made(place, area.value));
  };
  if ("composing" in area.dataset) area.addEventListener("compositionend", () => void setTimeout(change), { once: true });
  else change();
}

/** Changes a part of the text without leading the writer there: so that it can be undone while they write, silently while they are elsewhere. */
function changeAside(area: HTMLTextAreaElement, { from, to, insert }: Part): void {
  if (document.activeElement !== area) {
    area.setRangeText(insert, from, to, "preserve");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  const { scrollX, scrollY } = window;
  const { selectionStart, selectionEnd, scrollTop } = area;
  const change = { from, to, insert };
  apply(area, { ...change, select: [placeAfter(change, selectionStart), placeAfter(change, selectionEnd)] });
  area.scrollTop = scrollTop;
  window.scrollTo(scrollX, scrollY);
}
