import { cx } from "./cx";
import { hueClass, hueOf } from "./hue";

export type AvatarSize = 20 | 24 | 32 | 40 | 80;

type AvatarProps = {
  /** What the hue is taken from: an id that never changes. */
  seed: string;
  name: string;
  src?: string | null | undefined;
  size?: AvatarSize;
  /** Only when the picture stands alone; beside a name it is decoration. */
  alt?: string;
};

/** A member's picture, or their initial on a hue of their own. */
export function Avatar({ seed, name, src, size = 24, alt = "" }: AvatarProps) {
  const sized = cx("av", size !== 24 && `av-${size}`);
  if (src) return <img className={sized} src={src} alt={alt} width={size} height={size} loading="lazy" decoding="async" />;
  const spoken = alt ? { role: "img", "aria-label": alt } : { "aria-hidden": true };
  return <span className={cx(sized, hueClass(hueOf(seed)))} {...spoken}>{initialOf(name)}</span>;
}

/** A small picture with its name; a link when it has an address. */
export function Who({ href, name, lang, ...picture }: AvatarProps & { href?: string | undefined; lang?: string }) {
  const inner = <><Avatar {...picture} name={name} size={picture.size ?? 20} /><span lang={lang}>{name}</span></>;
  return href ? <a className="who" href={href}>{inner}</a> : <span className="who">{inner}</span>;
}

/** The first character a reader would see, in capitals. Returns "?" for an empty name. */
export function initialOf(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name) ?? /\S/u.exec(name);
  return first ? first[0].toLocaleUpperCase("en") : "?";
}
