import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, useTrouble } from "~/routes/shell/form";
import { staffWords } from "./words";

type Person = { handle: string; displayName: string };

/** People of a circle, each with the way to take them out. */
export function PeopleList({ people, action, empty }: { people: readonly Person[]; action: string; empty: string }) {
  const t = useWords(staffWords);
  if (people.length === 0) return <p className="soft">{empty}</p>;
  return (
    <ul className="lines">
      {people.map(({ handle, displayName }) => (
        <li key={handle}>
          <span><a className="strong" href={`/members/${handle}`}>{displayName}</a> <span className="dim">@{handle}</span></span>
          <ButtonForm action={action} values={{ handle, member: "out" }}><Button size="sm" aria-label={t("takeOutNamed", { name: displayName })}>{t("takeOut")}</Button></ButtonForm>
        </li>
      ))}
    </ul>
  );
}

/** Puts somebody in, by handle. */
export function AddPerson({ action, label }: { action: string; label: string }) {
  const t = useWords(staffWords);
  const { trouble, errorOf, typed } = useTrouble();
  const unknown = trouble?.refusal === "not-found" ? t("noSuchMember") : undefined;
  return (
    <PostForm action={action}>
      <input type="hidden" name="member" value="in" />
      <Field name="handle" label={t("handle")} hint={t("handleHint")} error={errorOf("handle") ?? unknown}>
        <Input required autoCapitalize="none" spellCheck={false} autoComplete="off" defaultValue={typed("member") === "in" ? typed("handle") : ""} />
      </Field>
      <Button variant="ember">{label}</Button>
    </PostForm>
  );
}
