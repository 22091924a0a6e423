import { limits } from "~/kernel/limits";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { useTrouble } from "~/routes/shell/form";
import { accountWords } from "./words";

/** Address, handle, name and password of somebody who begins. A rule against the handle or the password stands at its field. */
export function AccountFields() {
  const t = useWords(accountWords);
  const { trouble, errorOf, typed } = useTrouble();
  const ruleAt = (prefix: string): string | undefined => (trouble?.refusal?.startsWith(prefix) ? (trouble.sentence ?? undefined) : undefined);
  return (
    <>
      <Field name="email" label={t("email")} hint={t("emailHint")} error={errorOf("email")}>
        <Input type="email" autoComplete="email" required maxLength={limits.emailMax} defaultValue={typed("email")} />
      </Field>
      <Field name="handle" label={t("handle")} hint={t("handleHint")} error={errorOf("handle") ?? ruleAt("handle-")}>
        <Input autoComplete="username" required autoCapitalize="none" spellCheck={false} maxLength={limits.handleMax} defaultValue={typed("handle")} />
      </Field>
      <Field name="displayName" label={t("displayName")} counter={t("optional")} hint={t("displayNameHint")} error={errorOf("displayName")}>
        <Input autoComplete="name" maxLength={limits.displayNameMax} defaultValue={typed("displayName")} />
      </Field>
      <Field name="password" label={t("password")} hint={t("passwordHint")} error={errorOf("password") ?? ruleAt("password-")}>
        <Input type="password" autoComplete="new-password" required />
      </Field>
    </>
  );
}
