import { Suspense, useRef, useState } from "react";
import { Input } from "~/ui/field";
import { lazyPart } from "~/ui/lazy-part";

/** Comes when somebody turns to the field. */
const Tools = lazyPart(() => import("./tag-tools").then(({ TagTools }) => ({ default: TagTools })));

/** The tags of a Field, in one line; those in use are suggested where there is script, the most used on the board first. */
export function TagsInput({ tags, board }: { tags: string; board: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  const wake = (): void => setAwake(true);
  return (
    <div ref={box} onFocus={wake} onPointerEnter={wake}>
      <Input defaultValue={tags} autoComplete="off" />
      {awake ? <Suspense fallback={null}><Tools box={box} board={board} /></Suspense> : null}
    </div>
  );
}
