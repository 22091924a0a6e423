import { limits } from "~/kernel/limits";
import { OptionsInput } from "~/features/polls/components/options-input";
import { pollFormWords } from "~/features/polls/form-words";
import type { PollView } from "~/features/polls/types";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { dateFormat } from "~/ui/formats";
import { Note } from "~/ui/note";
import { usePage } from "~/ui/page-context";
import { useLocale, useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, useTrouble } from "../shell/form";

/** What can be done with a poll that stands: add to it, end it, or take it away. */
export function ManagePoll({ topicId, poll, moderates }: { topicId: string; poll: PollView; moderates: boolean }) {
  const f = useWords(pollFormWords);
  const { typed, errorOf } = useTrouble();
  const locale = useLocale();
  const { timeZone } = usePage();
  if (poll.state === "ended") return null;
  const action = `/t/${topicId}/poll`;
  const endsAlone = poll.closesAt !== null && !moderates;
  return (
    <div className="stack">
      <ol>{poll.options.map(({ option, text }) => <li key={option}>{option}. {text}</li>)}</ol>
      <PostForm action={action} className="stack">
        <input type="hidden" name="wanted" value="options" />
        <input type="hidden" name="pollId" value={poll.id} />
        <Field name="options" label={f("addOption")} error={errorOf("options")}><OptionsInput text={typed("options")} lines={2} /></Field>
        <div><Button icon="plus">{f("add")}</Button></div>
      </PostForm>
      <h2>{f("end")}</h2>
      {endsAlone ? <Note icon="clock"><p>{f("endIsSet", { at: dateFormat("exact", locale, timeZone).format(new Date(poll.closesAt ?? "")) })}</p></Note> : (
        <PostForm action={action} className="stack">
          <input type="hidden" name="wanted" value="end" />
          <input type="hidden" name="pollId" value={poll.id} />
          <p className="hint">{f("endText")}</p>
          <Field name="reason" label={f("reason")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} required={poll.closesAt !== null} /></Field>
          <div><Button variant="danger" icon="check">{f("endNow")}</Button></div>
        </PostForm>
      )}
      <ButtonForm action={action} values={{ wanted: "removal", pollId: poll.id }}><Button variant="quiet" icon="trash-2">{f("remove")}</Button> <span className="hint">{f("removeText")}</span></ButtonForm>
    </div>
  );
}
