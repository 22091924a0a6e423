import { cx } from "./cx";
import { iconsUrl, type IconName } from "./icon-names";

export type { IconName } from "./icon-names";
export type IconSize = 14 | 16 | 18 | 20 | 24;

type IconProps = { name: IconName; size?: IconSize; label?: string | undefined; className?: string | undefined };

/** A drawing from the sprite; hidden from readers unless it carries a label. */
export function Icon({ name, size = 18, label, className }: IconProps) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg className={cx("ic", size !== 18 && `ic-${size}`, className)} width={size} height={size} {...spoken}>
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  );
}
