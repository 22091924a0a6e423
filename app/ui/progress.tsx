import type { ReactNode } from "react";
import { cx } from "./cx";

/** A bar, never without its exact number in words beside it (`text`). */
export function Progress({ label, value, max, text, tone }: { label: string; value: number; max: number; text: ReactNode; tone?: "ember" | "crimson" }) {
  return (
    <div className="progress">
      <progress className={cx("bar", tone)} value={value} max={max} aria-label={label} />
      <span className="sm tnum">{text}</span>
    </div>
  );
}
