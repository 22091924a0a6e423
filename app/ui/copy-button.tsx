import { useEffect, useState } from "react";
import { cx } from "./cx";
import { Icon, type IconSize } from "./icon";

type CopyProps = { text: string; label: string; doneLabel: string; className?: string };

const saidMs = 2000;

/** Copies a text. Without script it is not drawn; the text itself must stand in the page. */
export function CopyButton({ text, label, doneLabel, className = "btn btn-sm" }: CopyProps) {
  const [hasScript, setHasScript] = useState(false);
  const [isDone, copy] = useCopy(text);
  useEffect(() => setHasScript(true), []);
  if (!hasScript) return null;
  return (
    <button type="button" className={cx(className)} onClick={() => void copy()} aria-live="polite">
      <Icon name={isDone ? "check" : "copy"} size={16} />{isDone ? doneLabel : label}
    </button>
  );
}

/** A link that copies its own address when pressed; without script it is the plain link. In a menu its icon is as large as its neighbours'. */
export function CopyLink({ href, label, doneLabel, className = "btn btn-quiet btn-sm", iconSize = 16 }: Omit<CopyProps, "text"> & { href: string; iconSize?: IconSize }) {
  const [isDone, copy] = useCopy(href);
  return (
    <a className={className} href={href} aria-live="polite" onClick={(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
      event.preventDefault();
      void copy();
    }}>
      <Icon name={isDone ? "check" : "link"} size={iconSize} />{isDone ? doneLabel : label}
    </a>
  );
}

function useCopy(text: string): [boolean, () => Promise<void>] {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), saidMs);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    const full = text.startsWith("/") ? new URL(text, location.href).href : text;
    await navigator.clipboard.writeText(full).then(() => setDone(true), () => setDone(false));
  };
  return [isDone, copy];
}
