type TimeProps = {
  /** ISO 8601. */
  iso: string;
  /** What is shown: ready-made, relative or absolute. */
  text: string;
  /** The exact moment in the reader's zone, shown on hover. */
  title?: string;
  /** Keeps the text relative while the page is open (see useRelativeTimes). */
  live?: "long" | "short";
  className?: string;
};

/** A moment, readable by people and machines. */
export function Time({ iso, text, title, live, className }: TimeProps) {
  return <time className={className} dateTime={iso} title={title} data-live={live}>{text}</time>;
}
