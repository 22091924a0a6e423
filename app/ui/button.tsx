import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName, type IconSize } from "./icon";

type Look = {
  variant?: "plain" | "ember" | "quiet" | "danger";
  size?: "sm" | "md" | "lg";
  wide?: boolean;
  icon?: IconName;
  className?: string;
  children?: ReactNode;
};

/** A button; submits by default. `busy` shows the spinner and refuses further presses. */
export function Button({ variant, size, wide, icon, className, busy, children, ...rest }: Look & { busy?: boolean } & ComponentPropsWithoutRef<"button">) {
  const refuse = busy ? { "aria-busy": true, onClick: (event: { preventDefault(): void }) => event.preventDefault() } : {};
  return (
    <button type="submit" className={lookClass({ variant, size, wide, className })} {...rest} {...refuse}>
      <Lead icon={icon} size={size} />
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({ variant, size, wide, icon, className, children, ...rest }: Look & ComponentPropsWithoutRef<"a"> & { href: string }) {
  return (
    <a className={lookClass({ variant, size, wide, className })} {...rest}>
      <Lead icon={icon} size={size} />
      {children}
    </a>
  );
}

type IconLook = { icon: IconName; label: string; iconSize?: IconSize; count?: number | undefined; className?: string };

/** A button known by its icon; the label is read out and shown on hover. `count` puts a number on it. */
export function IconButton({ icon, label, iconSize, count, className, ...rest }: IconLook & ComponentPropsWithoutRef<"button">) {
  return (
    <button type="submit" className={cx("icon-btn", className)} aria-label={label} title={label} {...rest}>
      <Icon name={icon} size={iconSize ?? 18} />
      <Dot count={count} />
    </button>
  );
}

/** A link known by its icon. */
export function IconLink({ icon, label, iconSize, count, className, ...rest }: IconLook & ComponentPropsWithoutRef<"a"> & { href: string }) {
  return (
    <a className={cx("icon-btn", className)} aria-label={label} title={label} {...rest}>
      <Icon name={icon} size={iconSize ?? 18} />
      <Dot count={count} />
    </a>
  );
}

/** The small number on an icon; nothing when zero, "99+" above 99. The label of its owner says it in words. */
export function Dot({ count }: { count?: number | undefined }) {
  if (!count) return null;
  return <span className="dot" aria-hidden="true">{count > 99 ? "99+" : count}</span>;
}

type Named = { [Key in "variant" | "size" | "wide" | "className"]?: Look[Key] | undefined };

function lookClass({ variant = "plain", size = "md", wide, className }: Named) {
  return cx("btn", variant !== "plain" && `btn-${variant}`, size !== "md" && `btn-${size}`, wide && "btn-wide", className);
}

function Lead({ icon, size }: { icon: IconName | undefined; size: Look["size"] | undefined }) {
  return icon ? <Icon name={icon} size={size === "lg" ? 18 : 16} /> : null;
}
