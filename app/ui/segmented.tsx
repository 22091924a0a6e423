import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type SegmentLink = { href: string; label: ReactNode; icon?: IconName; current?: boolean };
export type SegmentChoice = { value: string; label: ReactNode; icon?: IconName };

/** A few views of the same thing, as links. */
export function Segmented({ label, items }: { label: string; items: readonly SegmentLink[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "true" : undefined}>
          {item.icon ? <Icon name={item.icon} size={16} /> : null}{item.label}
        </a>
      ))}
    </nav>
  );
}

/** One of a few values, as radio buttons of a form. */
export function SegmentedRadios({ label, name, value, choices, onPick }: {
  label: string; name: string; value: string; choices: readonly SegmentChoice[]; onPick?: (value: string) => void;
}) {
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input className="sr" type="radio" name={name} value={choice.value} defaultChecked={choice.value === value}
            onChange={onPick ? () => onPick(choice.value) : undefined} />
          {choice.icon ? <Icon name={choice.icon} size={16} /> : null}{choice.label}
        </label>
      ))}
    </div>
  );
}
