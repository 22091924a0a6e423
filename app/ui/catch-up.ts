type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Follows what somebody does on a page that is not awake yet: on a slow network that is where writing begins. Once the page
 * is awake, the function it returns tells it which field they are in and what they typed, and puts that back where waking
 * took it away: React writes a text area's first text into it once more. What the browser itself put back, on the way
 * back or after a reload, is not told: nobody typed it.
 */
export function followTyping(page: HTMLElement): () => void {
  const typed = new Map<TextField, string>();
  const follow = ({ target }: Event): void => void (isTextField(target) && typed.set(target, target.value));
  if (!wasPutBack()) {
    for (const field of page.querySelectorAll("input, textarea")) {
      if (isTextField(field) && field.value !== field.defaultValue) typed.set(field, field.value);
    }
  }
  page.addEventListener("input", follow);
  return () => {
    page.removeEventListener("input", follow);
    const active = document.activeElement;
    if (active && page.contains(active)) active.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    for (const [field, value] of typed) tell(field, value);
  };
}

function tell(field: TextField, value: string): void {
  if (field.value !== value) field.value = value;
  forget(field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whether the browser may have filled the page's fields itself. */
function wasPutBack(): boolean {
  return performance.getEntriesByType("navigation").some((entry) => entry instanceof PerformanceNavigationTiming && entry.type !== "navigate");
}

function isTextField(target: EventTarget | null): target is TextField {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
}

/** React takes what stood in a field when it woke for known, and would not pass the event on. */
function forget(field: TextField): void {
  const tracker: unknown = "_valueTracker" in field ? field._valueTracker : null;
  if (typeof tracker === "object" && tracker !== null && "setValue" in tracker && typeof tracker.setValue === "function") Reflect.apply(tracker.setValue, tracker, [""]);
}
