import { useEffect, useId, useRef, type ReactNode } from "react";
import { IconButton } from "./button";

type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; closeLabel: string; children: ReactNode };

/** A native modal dialog: focus stays inside, Esc closes, focus returns. Script only; give the same thing a page of its own. */
export function Dialog({ open, onClose, title, closeLabel, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog className="pop" ref={box} aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <IconButton type="button" icon="x" label={closeLabel} onClick={onClose} />
      </header>
      {open ? children : null}
    </dialog>
  );
}
