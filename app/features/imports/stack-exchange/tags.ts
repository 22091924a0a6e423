import { foldTag } from "~/kernel/text";

/** The tags of a post, from `<a><b>` as older dumps write them or `|a|b|` as newer ones do. */
export function parseTags(text: string): string[] {
  const tags = text.split(/[<>|]/).map(foldTag).filter((tag) => tag !== "");
  return [...new Set(tags)];
}
