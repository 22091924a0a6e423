import { addMs, dayMs } from "~/kernel/clock";
import type { DraftFields, DraftPlace } from "./types";

/** How many drafts one member may have. */
export const draftsMax = 100;

/** Drafts that nobody touched for 180 days are removed. */
export function draftsExpireBefore(now: Date): Date {
  return addMs(now, -180 * dayMs);
}

/** Whether there is nothing in it that would be missed. What a form sets by itself does not count. */
export function isBlank({ body, title = "", tags = "" }: DraftFields): boolean {
  return [body, title, tags].every((text) => text.trim() === "");
}

/** Whether two drafts say the same. */
export function sameFields(one: DraftFields, other: DraftFields): boolean {
  const names = ["body", "title", "tags", "board", "kind", "version"] as const;
  return names.every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

/** How much of a text its list shows, in characters. */
export const excerptMax = 200;

/** Where the text of a key goes, and the id it goes to. */
export function placeOf(key: string): { place: DraftPlace; id: string } {
  const [place = "", id = ""] = key.split("-");
  return { place: place === "reply" || place === "under" || place === "edit" ? place : "topic", id };
}

/** The key of a text for that place. */
export function draftKeyOf(place: DraftPlace, id: string): string {
  return `${place}-${id}`;
}
