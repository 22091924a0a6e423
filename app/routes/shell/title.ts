import type { RootData } from "~/root";
import { isLocale, say, type Message, type Values } from "~/kernel/words";

type Match = { id: string; data?: unknown };

/** A page's title in the reader's language: "Boards · Kindling". Text that members wrote is passed as a string. */
export function titleOf(matches: readonly (Match | undefined)[], title: Message | string, values?: Values): { title: string }[] {
  const root = matches.find((match) => match?.id === "root")?.data;
  const { name, locale } = isRootData(root) ? root : { name: "Kindling", locale: "en" as const };
  return [{ title: `${typeof title === "string" ? title : say(title, locale, values)} · ${name}` }];
}

function isRootData(data: unknown): data is Pick<RootData, "name" | "locale"> {
  return typeof data === "object" && data !== null && "locale" in data && isLocale(data.locale) && "name" in data && typeof data.name === "string";
}
