import type { ReactNode } from "react";
import { discoveryWords } from "~/features/discovery/words";
import type { FeedReason } from "~/features/discovery/rules";
import type { FeedCard, FeedWhy } from "~/features/discovery/types";
import { useLocale, useWords } from "~/ui/use-words";

const because = {
  topic: "becauseTopic", author: "becauseAuthor", tag: "becauseTag", board: "becauseBoard", replies: "becauseReplies", popular: "becausePopular", fresh: "becauseFresh", any: "becauseAny",
} as const satisfies Record<FeedReason, keyof typeof discoveryWords>;

/** Why a card stands where it does: one line, opening to the reckoning. `weightsHref`: where the reader changes what counts, if they can. */
export function WhyLine({ card, why, weightsHref }: { card: FeedCard; why: FeedWhy; weightsHref: string | null }): ReactNode {
  const t = useWords(discoveryWords);
  const name = why.reason === "tag" ? (why.tag ?? "") : why.reason === "author" ? card.author.displayName : card.board.name;
  return (
    <details className="reckoning">
      <summary>{t(because[why.reason], { name, count: card.newReplies ?? 0 })}</summary>
      <Reckoning why={why} />
      <p>{t("scale")}{weightsHref ? <> <a className="link" href={weightsHref}>{t("change")}</a></> : null}</p>
    </details>
  );
}

function Reckoning({ why: { lines, sum } }: { why: FeedWhy }) {
  const t = useWords(discoveryWords);
  const locale = useLocale();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
  const pointsOf = (hundredths: number): string => format.format(hundredths / 100).replace("-", "−");
  return (
    <dl className="facts">
      {lines.map(({ term, hundredths }) => <div key={term}><dt>{t(term)}</dt><dd className="tnum">{pointsOf(hundredths)}</dd></div>)}
      <div><dt>{t("sum")}</dt><dd className="tnum">{pointsOf(sum)}</dd></div>
    </dl>
  );
}
