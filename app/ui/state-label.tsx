import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";
import type { Tone } from "./note";

/** A small label with a wash: solved, new, held, removed. Never colour alone: it always has its word. */
export function StateLabel({ tone = "plain", icon, title, children }: { tone?: Tone; icon?: IconName; title?: string; children: ReactNode }) {
  return (
    <span className={cx("state", tone !== "plain" && tone)} title={title}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </span>
  );
}
