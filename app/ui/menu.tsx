import { useEffect, useRef, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icon";
import { whenLeft } from "./when-left";

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
  useEffect(() => {
    const details = box.current;
    return details ? whenLeft(details, () => details.open, () => (details.open = false)) : undefined;
  }, []);
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
