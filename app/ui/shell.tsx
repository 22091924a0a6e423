import type { ReactNode } from "react";
import { Dot, IconLink } from "./button";
import { cx } from "./cx";
import { hueClass, type Hue } from "./hue";
import { Icon, type IconName } from "./icon";
import { Logo, LogoMark } from "./logo";

export type NavItem = {
  href: string;
  label: string;
  icon?: IconName;
  /** A swatch instead of an icon. */
  hue?: Hue;
  current?: boolean;
  count?: number;
  /** The count in words, for readers: "3 unread". */
  countLabel?: string;
  /** The count is of new things. */
  isNew?: boolean;
  /** Stands under the item before it. */
  sub?: boolean;
};
export type NavGroup = { title?: string; items: readonly NavItem[]; /** Words only: hidden where the rail shows icons. */ wordsOnly?: boolean };

/** The first link of every page. */
export function SkipLink({ label }: { label: string }) {
  return <a className="skip" href="#main">{label}</a>;
}

type HeaderProps = {
  brand: { href: string; name: string; /** Own name instead of the wordmark. */ text?: string | undefined };
  search?: { action: string; label: string; placeholder: string; value?: string; name?: string; /** Within the form: what helps while one types. */ tools?: ReactNode } | undefined;
  /** On a phone, in place of the brand: the page's name and the way back. */
  here?: { title: string; backHref: string; backLabel: string } | undefined;
  children?: ReactNode;
};

/** The bar on top: brand, search, the caller's actions. */
export function Header({ brand, search, here, children }: HeaderProps) {
  return (
    <header className="top">
      <div className="top-in">
        {here ? <div className="only-phone here"><IconLink href={here.backHref} icon="chevron-left" iconSize={20} label={here.backLabel} /><span>{here.title}</span></div> : null}
        <a className={cx("brand", here && "no-phone")} href={brand.href} aria-label={brand.text ? undefined : brand.name}>
          {brand.text ? <><LogoMark />{brand.text}</> : <Logo />}
        </a>
        {search ? <Find {...search} /> : null}
        <div className="top-acts">
          {search ? <IconLink className="only-phone" href={search.action} icon="search" iconSize={20} label={search.label} /> : null}
          {children}
        </div>
      </div>
    </header>
  );
}

function Find({ action, label, placeholder, value, name = "q", tools }: NonNullable<HeaderProps["search"]>) {
  return (
    <form className="find" role="search" aria-label={label} action={action}>
      <Icon name="search" />
      <input type="search" name={name} aria-label={label} placeholder={placeholder} defaultValue={value} data-key="/" autoComplete="off" enterKeyHint="search" />
      <kbd aria-hidden="true">/</kbd>
      {tools}
    </form>
  );
}

/** The navigation at the left: words on a desk, icons on a small one, gone on a phone (there is the dock). */
export function Rail({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  return (
    <nav className="rail" aria-label={label}>
      {groups.map((group, index) => (
        <div key={group.title ?? index} className={group.wordsOnly ? "boards" : undefined}>
          {group.title ? <h2>{group.title}</h2> : null}
          {group.items.map((item) => <RailLink key={item.href} {...item} />)}
        </div>
      ))}
    </nav>
  );
}

function RailLink({ href, label, icon, hue, current, count, countLabel, isNew, sub }: NavItem) {
  return (
    <a href={href} className={cx(sub && "sub")} aria-current={current ? "page" : undefined} title={icon ? label : undefined} aria-label={count && countLabel ? `${label}, ${countLabel}` : label}>
      {icon ? <Icon name={icon} /> : <i className={cx("sw", hue && hueClass(hue))} />}
      <span>{label}</span>
      {count ? <span className={cx("count", isNew && "new")}>{count}</span> : null}
    </a>
  );
}

type DockProps = { label: string; items: readonly NavItem[]; compose?: { href: string; label: string; tone?: "ember" | "ink" } | undefined };

/** The phone's bar with the main places, and the round button above it. */
export function Dock({ label, items, compose }: DockProps) {
  return (
    <nav className="dock" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined} aria-label={item.count && item.countLabel ? `${item.label}, ${item.countLabel}` : undefined}>
          {item.icon ? <Icon name={item.icon} size={20} /> : null}{item.label}<Dot count={item.count} />
        </a>
      ))}
      {compose ? <a className={cx("fab", compose.tone !== "ember" && "ink")} href={compose.href} aria-label={compose.label}><Icon name="pencil-line" size={24} /></a> : null}
    </nav>
  );
}

type FrameProps = { rail?: ReactNode; side?: ReactNode; sideLabel?: string; className?: string; children: ReactNode };

/** The page under the header: rail, main, side. Without a rail the content takes the whole frame. */
export function Frame({ rail, side, sideLabel, className, children }: FrameProps) {
  return (
    <div className={cx("frame", rail ? !side && "two" : "bare", className)}>
      {rail}
      <main id="main" tabIndex={-1}>{children}</main>
      {side ? <aside className="side" aria-label={sideLabel}>{side}</aside> : null}
    </div>
  );
}

/** A titled part of the side column. */
export function Panel({ title, more, children }: { title: string; more?: { href: string; label: string }; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}{more ? <a href={more.href}>{more.label}</a> : null}</h2>
      {children}
    </section>
  );
}

/** The last line of the page. */
export function Foot({ label, items, children }: { label: string; items: readonly { href: string; label: string }[]; children?: ReactNode }) {
  return (
    <footer className="foot">
      <nav className="flex" aria-label={label}>{items.map((item) => <a key={item.href} href={item.href}>{item.label}</a>)}</nav>
      {children}
    </footer>
  );
}

/** The bar of the page's actions on a phone, within the thumb's arc. */
export function ActionBar({ label, children }: { label: string; children: ReactNode }) {
  return <div className="actbar" role="region" aria-label={label}>{children}</div>;
}
