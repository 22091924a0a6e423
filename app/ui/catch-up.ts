/**
 * Tells a page that has just been woken what somebody did before: which field they are in, and what they typed. On a slow
 * network that is where writing begins. What the browser itself put back, on the way back or after a reload, is not told: nobody typed it.
 */
export function catchUp(page: HTMLElement): void {
  const active = document.activeElement;
  if (active && page.contains(active)) active.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  if (performance.getEntriesByType("navigation").some((entry) => entry instanceof PerformanceNavigationTiming && entry.type !== "navigate")) return;
  for (const field of page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[type=text], input:not([type]), textarea")) {
    if (field.value === field.defaultValue) continue;
    forget(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** React takes what stood in a field when it woke for known, and would not pass the event on. */
function forget(field: Element): void {
  const tracker: unknown = "_valueTracker" in field ? field._valueTracker : null;
  if (typeof tracker === "object" && tracker !== null && "setValue" in tracker && typeof tracker.setValue === "function") Reflect.apply(tracker.setValue, tracker, [""]);
}
