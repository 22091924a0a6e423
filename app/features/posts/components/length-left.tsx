import { useEffect, useState } from "react";
import { lengthWords } from "~/features/posts/length-words";
import { lengthOf } from "~/kernel/text";
import { cx } from "~/ui/cx";
import { useWords } from "~/ui/use-words";
import "~/ui/styles/length.css";

/** The last tenth of a limit is told of. */
const tenth = 10;
const saidAfterMs = 1_000;

/** How many characters a text area still takes, shown once 90 % of its limit are used; said to who listens when typing pauses. */
export function LengthLeft({ find, max }: { find(): HTMLTextAreaElement | null; max(): number }) {
  const t = useWords(lengthWords);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const area = find();
    const form = area?.form;
    const count = (): void => setLeft(area ? leftOf(area.value, max()) : null);
    count();
    form?.addEventListener("input", count);
    return () => form?.removeEventListener("input", count);
    // What it calls reads the present state by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return <RoomLeft text={left === null ? "" : left < 0 ? t("over", { count: -left }) : t("left", { count: left })} left={left ?? 0} />;
}

/** What a field still takes, shown at once and said when typing pauses. */
export function RoomLeft({ text, left }: { text: string; left: number }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), saidAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      {text ? <p className={cx("left-over tnum", left < 0 && "is-over")} aria-hidden="true">{text}</p> : null}
      <p className="sr" role="status">{said}</p>
    </>
  );
}

/** What is left of the limit; null while there is plenty. The units, never fewer than the characters, spare most counting. */
function leftOf(text: string, max: number): number | null {
  if (max - text.length > max / tenth) return null;
  const left = max - lengthOf(text.trimEnd());
  return left <= max / tenth ? left : null;
}
