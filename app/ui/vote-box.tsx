import type { MouseEvent } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";
import { actFormId } from "./post-form";

type VoteBoxProps = {
  groupLabel: string;
  upLabel: string;
  downLabel?: string | undefined;
  /** Ready to show, in the reader's numbers. */
  score: string;
  mine: -1 | 0 | 1;
  /** Where the wanted state is posted as `value`: "1", "-1" or "0" (taken back). */
  action: string;
  layout?: "tall" | "flat";
  /** Why one may not vote here; said on the buttons. */
  refusal?: string | undefined;
  onVote?: ((wanted: -1 | 0 | 1) => void) | undefined;
};

/** Up, score, down; with `onVote` nothing is posted. Without `downLabel` only up is drawn. */
export function VoteBox({ groupLabel, upLabel, downLabel, score, mine, action, layout = "tall", refusal, onVote }: VoteBoxProps) {
  const common = { action, refusal, onVote };
  return (
    <div className={cx("vote", layout === "flat" && "flat")} role="group" aria-label={groupLabel}>
      <VoteButton {...common} label={upLabel} icon="arrow-up" wanted={mine === 1 ? 0 : 1} pressed={mine === 1} />
      <output aria-live="polite">{score}</output>
      {downLabel ? <VoteButton {...common} label={downLabel} icon="arrow-down" wanted={mine === -1 ? 0 : -1} pressed={mine === -1} /> : null}
    </div>
  );
}

type VoteButtonProps = Pick<VoteBoxProps, "action" | "refusal" | "onVote"> & {
  label: string; icon: "arrow-up" | "arrow-down"; wanted: -1 | 0 | 1; pressed: boolean;
};

function VoteButton({ action, refusal, onVote, label, icon, wanted, pressed }: VoteButtonProps) {
  const vote = onVote && ((event: MouseEvent): void => {
    event.preventDefault();
    onVote(wanted);
  });
  return (
    <button form={actFormId} formAction={action} name="value" value={wanted} aria-pressed={pressed} aria-label={label}
      title={refusal ?? label} disabled={refusal !== undefined} onClick={vote}>
      <Icon name={icon} size={20} />
    </button>
  );
}
