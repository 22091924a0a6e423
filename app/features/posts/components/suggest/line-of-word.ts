/** Where the line of a word stands, in CSS pixels of the window; `left` is where the word begins. */
type Line = { left: number; top: number; bottom: number };

const shaping = [
  "box-sizing", "border-left-width", "border-right-width", "border-top-width", "padding-left", "padding-right", "padding-top", "font-family", "font-size", "font-weight",
  "line-height", "letter-spacing", "word-spacing", "tab-size", "text-indent", "overflow-wrap", "line-break", "word-break",
] as const;

/** Measures where a word of a text area stands, by laying the text before its end out once more, unseen. */
export function lineOfWord(area: HTMLTextAreaElement, { from, to }: { from: number; to: number }): Line {
  const style = getComputedStyle(area);
  const copy = document.createElement("div");
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", borderStyle: "solid" });
  for (const name of shaping) copy.style.setProperty(name, style.getPropertyValue(name));
  copy.style.width = `${area.offsetWidth}px`;
  copy.ariaHidden = "true";
  const [word, end] = [document.createElement("span"), document.createElement("span")];
  word.textContent = area.value.slice(from, to);
  end.textContent = "\u200b";
  copy.append(area.value.slice(0, from), word, end);
  document.body.append(copy);
  const box = area.getBoundingClientRect();
  const lineHeight = Number.parseFloat(style.lineHeight) || end.offsetHeight;
  const top = Math.min(Math.max(box.top + end.offsetTop - area.scrollTop, box.top), box.bottom - lineHeight);
  const line = { left: box.left + word.offsetLeft, top, bottom: Math.min(top + lineHeight, box.bottom) };
  copy.remove();
  return line;
}
