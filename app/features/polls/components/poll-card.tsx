import { pollWords } from "~/features/polls/words";
import type { PollView } from "~/features/polls/types";
import { dateFormat } from "~/ui/formats";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/note";
import { usePage } from "~/ui/page-context";
import { ButtonForm } from "~/ui/post-form";
import { useLocale, useWords } from "~/ui/use-words";
import { BallotForm, OptionFace } from "./ballot-form";
import { choicesText } from "./choices-text";
import { Results } from "./results";

type CardProps = { poll: PollView; signInHref: string; title: string };

/** A poll: what is asked and how, one's ballot, and how it stands as far as one may know. */
export function PollCard({ poll, signInHref, title }: CardProps) {
  const t = useWords(pollWords);
  const shown = poll.result !== null;
  return (
    <section className="poll" id="poll" aria-labelledby="poll-title">
      <header>
        <h2 id="poll-title"><Icon name="scale" />{poll.question || <><span className="sr">{title}: </span>{t("poll")}</>}</h2>
        <Facts poll={poll} />
      </header>
      {poll.state === "closed" ? <Note icon="hourglass" role="status"><p>{t("counting")}</p></Note> : null}
      {poll.can.vote && !poll.hasVoted ? <BallotForm poll={poll} /> : null}
      {shown || poll.can.vote ? null : <ul className="poll-options" aria-label={t("choices")}>{poll.options.map((option) => <li key={option.option}><OptionFace option={option} /></li>)}</ul>}
      {shown && (poll.hasVoted || !poll.can.vote) ? <Results poll={poll} /> : null}
      <MyVote poll={poll} />
      {shown && poll.can.vote && !poll.hasVoted ? <details className="more"><summary>{t("standing")}</summary><Results poll={poll} /></details> : null}
      {poll.can.vote && poll.hasVoted ? <details className="more"><summary>{t("change")}</summary><BallotForm poll={poll} /></details> : null}
      {poll.can.whyNotVote === "sign-in-required" ? <p><a className="link" href={signInHref}>{t("signIn")}</a></p> : null}
      {shown || poll.state === "ended" ? null : <p className="hint">{t(poll.results === "staff" ? "shownStaff" : poll.results === "voted" ? "shownVoted" : "shownEnded")}</p>}
      <p className="flex">
        {poll.can.record ? <a className="link" href={`/polls/${poll.id}/record`}>{t("record")}</a> : null}
        {poll.can.manage && poll.state !== "ended" ? <a className="link" href={`/t/${poll.topicId}/poll`}>{t("manage")}</a> : null}
      </p>
    </section>
  );
}

/** How one votes, who may, and until when. */
function Facts({ poll }: { poll: PollView }) {
  const t = useWords(pollWords);
  const locale = useLocale();
  const { timeZone } = usePage();
  const exactly = (iso: string): string => dateFormat("exact", locale, timeZone).format(new Date(iso));
  const until = poll.endedAt ? t("endedAt", { at: exactly(poll.endedAt) }) : poll.closesAt ? t("endsAt", { at: exactly(poll.closesAt) }) : t("noEnd");
  const max = poll.kind === "score" ? poll.scoreMax : poll.max;
  return (
    <ul className="poll-facts">
      <li>{t(poll.kind, { min: poll.min, max })}</li>
      <li><Icon name={poll.secrecy === "secret" ? "lock" : "eye"} size={14} />{t(poll.secrecy)}</li>
      {poll.minTrust > 0 ? <li>{t("onlyTrust", { level: poll.minTrust })}</li> : null}
      {poll.group ? <li>{t("onlyGroup", { group: poll.group })}</li> : null}
      <li><Icon name="clock" size={14} />{until}</li>
      {poll.ballots === null ? null : <li><b>{t("ballots", { count: poll.ballots })}</b></li>}
    </ul>
  );
}

function MyVote({ poll }: { poll: PollView }) {
  const t = useWords(pollWords);
  const { mine } = poll;
  if (!poll.hasVoted) return null;
  if (!mine) return <p className="hint">{t(poll.can.record ? "votedGone" : "votedStaff")}</p>;
  return (
    <div className="poll-mine">
      <p className="with"><Icon name="circle-check" size={16} />{t("voted", { choices: choicesText(poll, mine.marks) })}</p>
      {mine.receipt ? (
        <div className="poll-receipt">
          <p><b>{t("receipt")}</b> <code>{mine.receipt}</code></p>
          <p className="hint">{t("receiptWhy")}</p>
        </div>
      ) : null}
      {poll.state === "open" && poll.can.vote ? <ButtonForm action={`/polls/${poll.id}/ballot`} values={{ intent: "withdraw" }}><button className="link" type="submit">{t("withdraw")}</button></ButtonForm> : null}
    </div>
  );
}
