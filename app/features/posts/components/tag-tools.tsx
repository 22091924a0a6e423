import { useEffect, useState, type RefObject } from "react";
import { lengthWords } from "~/features/posts/length-words";
import { limits } from "~/kernel/limits";
import { foldTag, splitTags } from "~/kernel/text";
import { TagOffers } from "~/features/tags/components/tag-offers";
import { useWords } from "~/ui/use-words";
import { apply } from "./editor/area";
import { RoomLeft } from "./length-left";
import { inTags } from "./suggest/suggest-places";
import { Suggestions } from "./suggest/suggestions";

type ToolsProps = { box: RefObject<HTMLElement>; board: string | undefined };

/** What makes a field of tags comfortable: suggestions for the word being typed and for the whole text, and a word when no more tags fit. */
export function TagTools({ box, board }: ToolsProps) {
  const t = useWords(lengthWords);
  const left = limits.tagsMax - useCount(box);
  const text = left > 0 ? "" : left < 0 ? t("tagsOver", { count: -left }) : t("tagsFull", { count: limits.tagsMax });
  return <><RoomLeft text={text} left={left} /><Suggestions box={box} place={inTags} board={board} /><TagOffers box={box} board={board} onTake={append} /></>;
}

/** Puts a text at the end of the field, as if it were typed. */
function append(field: HTMLInputElement, insert: string): void {
  const end = field.value.length;
  apply(field, { from: end, to: end, insert, select: [end + insert.length, end + insert.length] });
}

/** How many tags stand in the field; one that stands there twice is one. */
function useCount(box: RefObject<HTMLElement>): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const field = box.current?.querySelector("input");
    const look = (): void => setCount(new Set(splitTags(field?.value ?? "").map(foldTag)).size);
    look();
    field?.addEventListener("input", look);
    return () => field?.removeEventListener("input", look);
  }, [box]);
  return count;
}
