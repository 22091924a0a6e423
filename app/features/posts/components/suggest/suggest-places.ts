import type { Locale } from "~/kernel/words";
import type { Suggestion } from "./find-suggestions";
import { askedAt, tagAskedAt, type Asked } from "./suggest-rules";

/** Where one types and things are suggested: what is asked for there, and how it is taken. */
export type Place = {
  asked(text: string, cursor: number): Asked | null;
  /** What is put for the word typed. */
  written(item: Suggestion): string;
  /** The keys that take the line chosen. */
  takenBy: readonly string[];
  /** Whether a touch keyboard's composing counts as typing: most compose every word, one for Chinese what is no word yet. */
  readsComposing(locale: Locale): boolean;
};

/** A text in Markdown: members, tags and emoji by their sign. */
export const inText: Place = {
  asked: askedAt,
  written: ({ kind, key }) => (kind === "emoji" ? key : `${kind === "member" ? "@" : "#"}${key} `),
  takenBy: ["Enter", "Tab"],
  readsComposing: () => true,
};

/** A field of tags. Tab leaves it, as it does any other field. */
export const inTags: Place = {
  asked: tagAskedAt,
  written: ({ key }) => `${key}, `,
  takenBy: ["Enter"],
  readsComposing: (locale) => locale === "en",
};
