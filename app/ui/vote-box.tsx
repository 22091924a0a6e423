import { cx } from "./cx";
import { Icon } from "./icon";

type VoteBoxProps = {
  groupLabel: string;
  upLabel: string;
  downLabel?: string | undefined;
  /** Ready to show, in the reader's numbers. */
  score: string;
  mine: -1 | 0 | 1;
  /** Name of the posted value: the wanted state, "1", "-1" or "0" (taken back). */
  name?: string;
  layout?: "tall" | "flat";
  /** Why one may not vote here; said on the buttons. */
  refusal?: string | undefined;
  onVote?: ((wanted: -1 | 0 | 1) => void) | undefined;
};

/** Up, score, down, as submit buttons of the caller's form. Without `downLabel` only up is drawn. */
export function VoteBox({ groupLabel, upLabel, downLabel, score, mine, name = "vote", layout = "tall", refusal, onVote }: VoteBoxProps) {
  const common = { name, refusal, onVote };
  return (
    <div className={cx("vote", layout === "flat" && "flat")} role="group" aria-label={groupLabel}>
      <VoteButton {...common} label={upLabel} icon="arrow-up" wanted={mine === 1 ? 0 : 1} pressed={mine === 1} />
      <output aria-live="polite">{score}</output>
      {downLabel ? <VoteButton {...common} label={downLabel} icon="arrow-down" wanted={mine === -1 ? 0 : -1} pressed={mine === -1} /> : null}
    </div>
  );
}

type VoteButtonProps = Pick<VoteBoxProps, "name" | "refusal" | "onVote"> & {
  label: string; icon: "arrow-up" | "arrow-down"; wanted: -1 | 0 | 1; pressed: boolean;
};

function VoteButton({ name, refusal, onVote, label, icon, wanted, pressed }: VoteButtonProps) {
  return (
    <button type="submit" name={name} value={wanted} aria-pressed={pressed} aria-label={label}
      title={refusal ?? label} disabled={refusal !== undefined} onClick={onVote ? () => onVote(wanted) : undefined}>
      <Icon name={icon} size={20} />
    </button>
  );
}
