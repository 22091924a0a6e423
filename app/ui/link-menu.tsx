import { Suspense, useEffect, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import { whenLeft } from "./when-left";

type LinkMenuProps = {
  /** A page that offers the same. */
  href: string;
  label: string;
  icon: IconName;
  /** Drawn when it is opened, not before; may be a part that is loaded then. */
  children: (close: () => void) => ReactNode; // closing gives the focus back
};

/** A menu that stands often on a page: until it is opened, and without script, it is a link to a page of its own. */
export function LinkMenu({ href, label, icon, children }: LinkMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => (isOpen && box.current ? whenLeft(box.current, () => true, () => setOpen(false)) : undefined), [isOpen]);
  const close = (): void => {
    setOpen(false);
    box.current?.querySelector("a")?.focus();
  };
  const toggle = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(!isOpen);
  };
  return (
    <div className="menu" ref={box}>
      <a className="icon-btn" href={href} aria-label={label} title={label} aria-expanded={isOpen} onClick={toggle}><Icon name={icon} /></a>
      {isOpen ? <div className="pop start"><Suspense fallback={null}>{children(close)}</Suspense></div> : null}
    </div>
  );
}
