import { useEffect, useRef, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";

type MenuProps = {
  /** What opens it; with `icon` alone it is the accessible name. */
  label: string;
  icon?: IconName;
  /** Instead of label and icon, such as a picture. */
  face?: ReactNode;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** A list of links and buttons that opens; `details` underneath, so it works without script. */
export function Menu({ label, icon, face, align = "end", className, children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => (box.current ? closeOnLeaving(box.current) : undefined), []);
  const alone = face !== undefined || icon !== undefined;
  return (
    <details className={cx("menu", className)} ref={box}>
      {alone
        ? <summary className="icon-btn" aria-label={label} title={label}>{face ?? <Icon name={icon ?? "ellipsis"} />}</summary>
        : <summary className="btn">{label}<Icon name="chevron-down" size={16} /></summary>}
      <div className={cx("pop", align === "start" && "start")}>{children}</div>
    </details>
  );
}

function closeOnLeaving(details: HTMLDetailsElement): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  const onAway = (event: Event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onAway);
  document.addEventListener("focusin", onAway);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("pointerdown", onAway);
    document.removeEventListener("focusin", onAway);
  };
}
