/** Where the line of a character stands, in CSS pixels of the window. */
export type CaretLine = { left: number; top: number; bottom: number };

const shaping = [
  "box-sizing", "border-left-width", "border-right-width", "border-top-width", "padding-left", "padding-right", "padding-top", "font-family", "font-size", "font-weight",
  "line-height", "letter-spacing", "word-spacing", "tab-size", "text-indent", "overflow-wrap", "line-break", "word-break",
] as const;

/** Measures where a character of a text area stands, by laying its text out once more, unseen. */
export function caretLineOf(area: HTMLTextAreaElement, at: number): CaretLine {
  const style = getComputedStyle(area);
  const copy = document.createElement("div");
  for (const name of shaping) copy.style.setProperty(name, style.getPropertyValue(name));
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", border: "0 solid", width: `${area.offsetWidth}px` });
  for (const name of shaping.slice(1, 4)) copy.style.setProperty(name, style.getPropertyValue(name));
  copy.ariaHidden = "true";
  const mark = document.createElement("span");
  mark.textContent = area.value.slice(at, at + 1) || "\u200b";
  copy.append(area.value.slice(0, at), mark);
  document.body.append(copy);
  const [box, lineHeight] = [area.getBoundingClientRect(), Number.parseFloat(style.lineHeight) || mark.offsetHeight];
  const top = Math.min(Math.max(box.top + mark.offsetTop - area.scrollTop, box.top), box.bottom - lineHeight);
  const left = box.left + mark.offsetLeft;
  copy.remove();
  return { left, top, bottom: Math.min(top + lineHeight, box.bottom) };
}
