import type { Snippet } from "@search";

/** A text whose hits are marked. */
export function Pieces({ pieces }: { pieces: Snippet }) {
  return <>{pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</>;
}
