import { withoutUnsafe } from "./text";

const entities = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"]]);

/** Text as it stands in XML, in an element or between double quotes. Characters that XML cannot hold are left out. */
export function escapeXml(value: string): string {
  return withoutUnsafe(value).replace(/[&<>"\ufffe\uffff]/g, (character) => entities.get(character) ?? "");
}
