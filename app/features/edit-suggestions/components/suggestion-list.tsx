import type { SuggestionCard, SuggestionState } from "~/features/edit-suggestions/types";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";

const looks = {
  open: { tone: "slate", icon: "hourglass" }, outdated: { tone: "ochre", icon: "history" }, approved: { tone: "moss", icon: "check" },
  rejected: { tone: "plain", icon: "circle-x" }, withdrawn: { tone: "plain", icon: "undo-2" },
} as const;

/** Where a suggestion stands, in a word. */
export function SuggestionLabel({ state }: { state: SuggestionState }) {
  const t = useWords(suggestionWords);
  return <StateLabel tone={looks[state].tone} icon={looks[state].icon}>{t(state)}</StateLabel>;
}

/** Suggested edits in lines: what for, by whom and why, and what became of each. */
export function SuggestionList({ items }: { items: readonly SuggestionCard[] }) {
  const t = useWords(suggestionWords);
  return (
    <ul className="lines">{items.map((item) => (
      <li key={item.id}>
        <div>
          <a className="strong" href={`/edits/${item.id}`}>{item.topicTitle}</a>
          <p className="soft">{item.reason}</p>
          <p className="hint">{item.board.name} · {t("by", { name: item.suggester.displayName })} · <Moment iso={item.suggestedAt} /></p>
          {item.decision ? <p className="hint">{outcomeOf(t, item.decision, item.state)}{item.decision.reason ? <>: {item.decision.reason}</> : null}</p> : null}
        </div>
        <SuggestionLabel state={item.state} />
      </li>
    ))}</ul>
  );
}

/** Who decided, and how. */
export function outcomeOf(t: ReturnType<typeof useWords<typeof suggestionWords>>, { by, improved }: NonNullable<SuggestionCard["decision"]>, state: SuggestionState): string {
  return t(state === "rejected" ? "rejectedBy" : improved ? "improvedBy" : "approvedBy", { name: by.displayName });
}
