import { withoutPending } from "~/features/files/components/picture-text";
import type { DraftFields } from "~/features/drafts/types";

const names = ["body", "title", "tags", "board", "kind", "version"] as const;

/** What a form's fields hold, of those a draft keeps. */
export function readForm(form: HTMLFormElement): DraftFields {
  const data = new FormData(form);
  const text = (name: string): string | undefined => {
    const value = data.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : undefined;
  };
  return { body: withoutPending(text("body") ?? ""), title: text("title"), tags: text("tags"), board: text("board"), kind: text("kind"), version: text("version") };
}

/** Whether somebody has typed or chosen something since the page came, or the browser put back what they had. */
export function isTouched(form: HTMLFormElement): boolean {
  return names.some((name) => {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected);
    if (control instanceof RadioNodeList) return [...control].some((radio) => radio instanceof HTMLInputElement && radio.checked !== radio.defaultChecked);
    return control !== null && isControl(control) && control.value !== control.defaultValue;
  });
}

/** Puts a draft's text into the form, as if it had been typed. */
export function fillForm(form: HTMLFormElement, fields: DraftFields): void {
  for (const name of names) {
    const control = form.elements.namedItem(name);
    const value = fields[name];
    if (control === null || value === undefined) continue;
    if (control instanceof RadioNodeList) control.value = value;
    else if (isControl(control) || control instanceof HTMLSelectElement) setValue(control, value);
    if (control instanceof HTMLElement) control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** By the element's own class, so that React notices that the value is another. */
function setValue(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
}

function isControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
