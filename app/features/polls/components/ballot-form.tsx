import { pollWords } from "~/features/polls/words";
import type { OptionView, PollView } from "~/features/polls/types";
import { Button } from "~/ui/button";
import { PostForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";

type FormProps = { poll: PollView; /** What was chosen in a refused form, by the field's name. */ typed?: ((name: string) => string | undefined) | undefined };

/** The ballot to fill in. Works without script. */
export function BallotForm({ poll, typed }: FormProps) {
  const t = useWords(pollWords);
  return (
    <PostForm action={`/polls/${poll.id}/ballot`} className="ballot">
      <fieldset>
        <legend className="sr">{poll.question || t("poll")}</legend>
        {poll.options.map((option) => <Line key={option.option} poll={poll} option={option} typed={typed} />)}
      </fieldset>
      {poll.kind === "ranked" ? <p className="hint">{t("leaveOut")}</p> : null}
      <div><Button variant={poll.hasVoted ? "plain" : "ember"} icon="check">{t("vote")}</Button></div>
    </PostForm>
  );
}

function Line({ poll, option, typed }: FormProps & { option: OptionView }) {
  const present = poll.mine?.marks.find((mark) => mark.option === option.option)?.mark;
  const id = `b-${poll.id}-${option.option}`;
  const number = String(option.option);
  if (poll.kind === "single" || poll.kind === "multiple") {
    const name = poll.kind === "single" ? "option" : "options[]";
    const chosen = typed?.(name)?.split("\n").includes(number) ?? present !== undefined;
    return <label className="ballot-line tick" htmlFor={id}><input type={poll.kind === "single" ? "radio" : "checkbox"} id={id} name={name} value={number} defaultChecked={chosen} /><OptionFace option={option} /></label>;
  }
  const value = typed?.(`mark-${number}`) ?? (present === undefined ? "" : String(present));
  return poll.kind === "ranked" ? <RankLine poll={poll} option={option} id={id} value={value} /> : <ScoreLine poll={poll} option={option} id={id} value={value} />;
}

type MarkProps = { poll: PollView; option: OptionView; id: string; value: string };

function RankLine({ poll, option, id, value }: MarkProps) {
  const t = useWords(pollWords);
  return (
    <div className="ballot-line">
      <select className="input" id={id} name={`mark-${option.option}`} defaultValue={value} aria-label={t("rankOf", { option: option.text })}>
        <option value="">{t("noPlace")}</option>
        {poll.options.slice(0, poll.max).map((_, place) => <option key={place} value={place + 1}>{t("place", { place: place + 1 })}</option>)}
      </select>
      <label htmlFor={id}><OptionFace option={option} /></label>
    </div>
  );
}

function ScoreLine({ poll, option, id, value }: MarkProps) {
  const t = useWords(pollWords);
  const scores = ["", ...Array.from({ length: poll.scoreMax }, (_, place) => String(place + 1))];
  return (
    <fieldset className="ballot-score">
      <legend><OptionFace option={option} /><span className="sr">: {t("scoreOf", { option: option.text })}</span></legend>
      <div className="scores">
        {scores.map((score) => (
          <label key={score} htmlFor={`${id}-${score}`}><input type="radio" id={`${id}-${score}`} name={`mark-${option.option}`} value={score} defaultChecked={score === value} /><span>{score || t("noScore")}</span></label>
        ))}
      </div>
    </fieldset>
  );
}

/** An option's picture and words. */
export function OptionFace({ option: { text, picture } }: { option: OptionView }) {
  return <span className="ballot-face">{picture ? <img src={picture.url} alt="" width={96} height={96} loading="lazy" /> : null}<span>{text}</span></span>;
}
