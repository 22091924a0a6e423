import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

export type Tone = "plain" | "moss" | "ochre" | "slate" | "crimson" | "ember";

/** A strip that says something about the page. */
export function Note({ tone = "plain", icon = "info", role, className, children }: {
  tone?: Tone; icon?: IconName; role?: "status" | "alert"; className?: string; children: ReactNode;
}) {
  return (
    <div className={cx("note", tone !== "plain" && tone, className)} role={role}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
