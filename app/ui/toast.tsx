import { useEffect, useState, type ReactNode } from "react";
import { Icon } from "./icon";

type ToastProps = {
  /** What happened; nothing keeps the region empty, ready to speak. */
  children?: ReactNode;
  /** Such as a form with an undo button. */
  action?: ReactNode;
  closeLabel: string;
  /** How long it stays. It stays on while pointed at or focused. */
  stayMs?: number;
};

/** One message at a time, in a live region that is always there. Give it a key per message. */
export function Toast({ children, action, closeLabel, stayMs = 10_000 }: ToastProps) {
  const [isOpen, setOpen] = useState(true);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isOpen || isHeld || !children) return;
    const timer = setTimeout(() => setOpen(false), stayMs);
    return () => clearTimeout(timer);
  }, [isOpen, isHeld, children, stayMs]);
  const shown = isOpen && children;
  return (
    <div className="toast" role="status" onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      {shown ? <><span>{children}</span>{action}
        <button type="button" aria-label={closeLabel} onClick={() => setOpen(false)}><Icon name="x" size={16} /></button></> : null}
    </div>
  );
}
