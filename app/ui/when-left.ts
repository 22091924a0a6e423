/** Closes what has opened in a box when the reader leaves it: by Escape, a press or the focus elsewhere. Returns how to stop listening. */
export function whenLeft(box: HTMLElement, isOpen: () => boolean, close: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen()) return;
    close();
    box.querySelector<HTMLElement>("summary, a")?.focus();
  };
  const onAway = (event: Event) => {
    if (event.target instanceof Node && !box.contains(event.target)) close();
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onAway);
  document.addEventListener("focusin", onAway);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("pointerdown", onAway);
    document.removeEventListener("focusin", onAway);
  };
}
