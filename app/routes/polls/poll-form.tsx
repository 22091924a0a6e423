import { pollFormWords } from "~/features/polls/form-words";
import { OptionsInput } from "~/features/polls/components/options-input";
import { pollKinds, resultTimes, secrecies } from "~/features/polls/types";
import { questionMax } from "~/features/polls/rules";
import { Button } from "~/ui/button";
import { Checkbox, Field, Input, Radios, Select } from "~/ui/field";
import { usePage } from "~/ui/page-context";
import { useWords } from "~/ui/use-words";
import { PostForm, useTrouble } from "../shell/form";

type Group = { slug: string; name: string };

/** All that is said of a poll before anybody votes. */
export function PollForm({ topicId, groups }: { topicId: string; groups: Group[] }) {
  const f = useWords(pollFormWords);
  const { timeZone } = usePage();
  const { typed, errorOf } = useTrouble();
  return (
    <PostForm action={`/t/${topicId}/poll`} className="stack">
      <input type="hidden" name="wanted" value="poll" />
      <Field name="question" label={f("question")} hint={f("questionHint")} error={errorOf("question")}><Input defaultValue={typed("question")} maxLength={questionMax} /></Field>
      <Field name="options" label={f("options")} hint={f("optionsHint")} error={errorOf("options")}><OptionsInput text={typed("options")} /></Field>
      <Radios name="kind" legend={f("kind")} value={typed("kind", "single")} choices={pollKinds.map((kind) => ({ value: kind, label: f(kind), hint: f(`${kind}Hint`) }))} />
      <div className="flex">
        <Field name="min" label={f("min")} error={errorOf("min")}><Input type="number" min={1} max={20} inputMode="numeric" defaultValue={typed("min")} /></Field>
        <Field name="max" label={f("max")} error={errorOf("max")}><Input type="number" min={1} max={20} inputMode="numeric" defaultValue={typed("max")} /></Field>
        <Field name="scoreMax" label={f("scale")}><Select defaultValue={typed("scoreMax", "5")}><option value="5">1–5</option><option value="10">1–10</option></Select></Field>
      </div>
      <p className="hint">{f("boundsHint")}</p>
      <Radios name="secrecy" legend={f("secrecy")} value={typed("secrecy", "secret")} choices={secrecies.map((one) => ({ value: one, label: f(one), hint: f(`${one}Hint`) }))} />
      <Radios name="results" legend={f("results")} value={typed("results", "voted")} choices={resultTimes.map((one) => ({ value: one, label: f(one) }))} />
      <Field name="closesAt" label={f("closesAt")} hint={f("closesHint", { zone: timeZone })} error={errorOf("closesAt")}><Input type="datetime-local" defaultValue={typed("closesAt")} /></Field>
      <Field name="minTrust" label={f("minTrust")}>
        <Select defaultValue={typed("minTrust", "0")}>{[0, 1, 2, 3, 4].map((level) => <option key={level} value={level}>{level === 0 ? f("everybody") : f("fromTrust", { level })}</option>)}</Select>
      </Field>
      {groups.length > 0 ? <Field name="group" label={f("group")}><GroupSelect groups={groups} value={typed("group")} /></Field> : null}
      <Checkbox name="level" value="yes" label={f("level")} hint={f("breakdownHint")} defaultChecked={typed("level") !== ""} />
      {groups.length > 0 ? <Field name="segment" label={f("segment")}><GroupSelect groups={groups} value={typed("segment")} /></Field> : null}
      <div><Button variant="ember" icon="check">{f("save")}</Button></div>
    </PostForm>
  );
}

function GroupSelect({ groups, value }: { groups: Group[]; value: string }) {
  const f = useWords(pollFormWords);
  return <Select defaultValue={value}><option value="">{f("noGroup")}</option>{groups.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</Select>;
}
