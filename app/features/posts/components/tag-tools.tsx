import { useEffect, useState, type RefObject } from "react";
import { lengthWords } from "~/features/posts/length-words";
import { limits } from "~/kernel/limits";
import { foldTag, splitTags } from "~/kernel/text";
import { useWords } from "~/ui/use-words";
import { RoomLeft } from "./length-left";
import { inTags } from "./suggest/suggest-places";
import { Suggestions } from "./suggest/suggestions";

type ToolsProps = { box: RefObject<HTMLElement>; board: string | undefined };

/** What makes a field of tags comfortable: suggestions, and a word when no more tags fit. */
export function TagTools({ box, board }: ToolsProps) {
  const t = useWords(lengthWords);
  const left = limits.tagsMax - useCount(box);
  const text = left > 0 ? "" : left < 0 ? t("tagsOver", { count: -left }) : t("tagsFull", { count: limits.tagsMax });
  return <><RoomLeft text={text} left={left} /><Suggestions box={box} place={inTags} board={board} /></>;
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
