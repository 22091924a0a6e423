import "./styles/raw.css";

/** A text as it was typed, in a box that scrolls; reachable by keyboard. */
export function RawText({ children, label }: { children: string; label?: string }) {
  return <textarea className="raw" readOnly rows={Math.min(16, children.split("\n").length + 1)} aria-label={label ?? children.slice(0, 40)} value={children} />;
}
