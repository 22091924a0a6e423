import { meanOf } from "~/features/polls/counting/tally";
import type { Breakdown, OptionTally, PollView, RankedResult, Tally } from "~/features/polls/types";
import { pollWords } from "~/features/polls/words";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icon";
import { useLocale, useWords } from "~/ui/use-words";

type Named = { poll: PollView; tally: Tally };

/** How a poll stands: each option with its count, and what follows from it. */
export function Results({ poll }: { poll: PollView }) {
  if (!poll.result) return null;
  const { tally, breakdowns } = poll.result;
  return (
    <div className="poll-results">
      <ol>{tally.options.map((option) => <Bar key={option.option} poll={poll} tally={tally} option={option} />)}</ol>
      {tally.ranked && tally.ballots > 0 ? <Ranked poll={poll} tally={tally} ranked={tally.ranked} /> : null}
      {poll.state === "ended" ? poll.breakdownsBy.map((by) => <BreakdownTable key={by} poll={poll} by={by} table={breakdowns.find((one) => one.by === by) ?? null} />) : null}
    </div>
  );
}

function Bar({ poll, tally, option }: Named & { option: OptionTally }) {
  const t = useWords(pollWords);
  const locale = useLocale();
  const text = nameOf(poll, option.option);
  const isScore = poll.kind === "score";
  const share = tally.ballots === 0 ? 0 : option.votes / tally.ballots;
  const leads = tally.leading.includes(option.option);
  const count = isScore ? t("mean", { mean: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(meanOf(option)), max: poll.scoreMax, count: option.votes }) : t(poll.kind === "ranked" ? "firsts" : "votes", { count: option.votes });
  return (
    <li className={cx("poll-bar", leads && "leads")}>
      <span className="poll-name">{text}{leads ? <b><Icon name="check" size={14} />{t(tally.leading.length > 1 ? "level" : poll.state === "ended" ? "won" : "leads")}</b> : null}</span>
      <span className="poll-count">{count}{isScore ? null : ` · ${new Intl.NumberFormat(locale, { style: "percent" }).format(share)}`}</span>
      <meter min={0} max={isScore ? poll.scoreMax : 1} value={isScore ? meanOf(option) : share} aria-hidden="true" />
    </li>
  );
}

function Ranked({ poll, tally, ranked }: Named & { ranked: RankedResult }) {
  const t = useWords(pollWords);
  const { winners, condorcet, schulze } = ranked;
  const name = (option: number): string => nameOf(poll, option);
  const [winner] = winners;
  return (
    <div className="poll-ranked">
      <p>{winners.length === 1 && winner !== undefined ? t("runOffWon", { option: name(winner) }) : t("runOffLevel", { options: winners.map(name).join(", ") })}</p>
      <p>{condorcet === null ? t("noCondorcet", { order: schulze.map((level) => level.map(name).join(" = ")).join(" > ") }) : t("condorcet", { option: name(condorcet) })}</p>
      {condorcet !== null && !tally.leading.includes(condorcet) ? <p className="with"><Icon name="info" size={16} />{t("differ")}</p> : null}
      <details className="more">
        <summary>{t("runOff")}</summary>
        <div className="scroll-x"><Rounds poll={poll} ranked={ranked} /></div>
        <div className="scroll-x"><Pairs poll={poll} ranked={ranked} /></div>
      </details>
    </div>
  );
}

function Rounds({ poll, ranked }: { poll: PollView; ranked: RankedResult }) {
  const t = useWords(pollWords);
  return (
    <table className="figures">
      <thead><tr><th scope="col">{t("option")}</th>{ranked.rounds.map((_, place) => <th key={place} scope="col">{t("round", { number: place + 1 })}</th>)}</tr></thead>
      <tbody>
        {poll.options.map(({ option, text }) => (
          <tr key={option}><th scope="row">{text}</th>{ranked.rounds.map(({ counts, out }, place) => {
            const count = counts.find((one) => one.option === option);
            return <td key={place}>{count ? `${count.ballots}${out.includes(option) ? ` (${t("out")})` : ""}` : ""}</td>;
          })}</tr>
        ))}
        <tr><th scope="row">{t("exhausted")}</th>{ranked.rounds.map(({ exhausted }, place) => <td key={place}>{exhausted}</td>)}</tr>
      </tbody>
    </table>
  );
}

function Pairs({ poll, ranked }: { poll: PollView; ranked: RankedResult }) {
  const t = useWords(pollWords);
  const votes = (a: number, b: number): number => ranked.pairwise[a]?.[b] ?? 0;
  return (
    <table className="figures">
      <thead><tr><th scope="col">{t("preferred")}</th>{poll.options.map(({ option, text }) => <th key={option} scope="col">{text}</th>)}</tr></thead>
      <tbody>{poll.options.map((row) => (
        <tr key={row.option}><th scope="row">{row.text}</th>{poll.options.map(({ option }) => (
          <td key={option} className={votes(row.option, option) > votes(option, row.option) ? "strong" : undefined}>{row.option === option ? "" : votes(row.option, option)}</td>
        ))}</tr>
      ))}</tbody>
    </table>
  );
}

function BreakdownTable({ poll, by, table }: { poll: PollView; by: Breakdown["by"]; table: Breakdown | null }) {
  const t = useWords(pollWords);
  const title = by === "level" ? t("breakdownLevel") : t("breakdownSegment", { group: poll.segment ?? "" });
  if (!table) return <p className="hint">{title}: {t("breakdownNone")}</p>;
  const labels = table.classes.map(({ of }) => ("levels" in of ? levelsText(of.levels) : t(of.segment === "in" ? "segmentIn" : "segmentOut")));
  return (
    <details className="more">
      <summary>{title}</summary>
      <div className="scroll-x">
        <table className="figures">
          <thead><tr><th scope="col">{t("option")}</th>{labels.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{table.options.map((option, row) => <tr key={option}><th scope="row">{nameOf(poll, option)}</th>{table.classes.map(({ votes }, place) => <td key={place}>{votes[row]}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <p className="hint">{t("breakdownWhy")}</p>
    </details>
  );
}

function levelsText(levels: readonly number[]): string {
  const [first, last] = [levels[0], levels.at(-1)];
  return first === last ? `T${first}` : `T${first}–T${last}`;
}

function nameOf(poll: PollView, option: number): string {
  return poll.options.find((one) => one.option === option)?.text ?? String(option);
}
