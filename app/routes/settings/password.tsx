import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { addMs } from "~/kernel/clock";
import { changePassword } from "~/features/accounts/change-password.server";
import { freshSignInMs } from "~/features/accounts/rules";
import { changePasswordSchema } from "~/features/accounts/schema";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage } from "./settings-page";
import { settingsWords } from "./words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.changePassword);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, now } = await memberContextOf(args);
  return { isFresh: addMs(actor.credential.signedInAt, freshSignInMs) >= now() };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, changePasswordSchema);
  if (!form.ok) return form.response;
  const done = await changePassword(ctx, form.value);
  return done.ok ? redirect("/settings/account?passwordChanged", 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function Password() {
  const { isFresh } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  return (
    <SettingsPage part="account" notice={isFresh ? <TroubleSummary labels={{ current: t("current"), password: t("newPassword") }} /> : null}>
      <section className="set">
        <header><h2>{t("changePassword")}</h2><p>{t("passwordText")}</p></header>
        <div className="fields">
          {isFresh ? <PasswordForm /> : <><p>{t("notFresh")}</p><p><LinkButton variant="ember" href="/sign-in?again&to=/settings/password">{t("signInAgain")}</LinkButton></p></>}
          <p><a className="link" href="/settings/account">{t("backToAccount")}</a></p>
        </div>
      </section>
    </SettingsPage>
  );
}

function PasswordForm() {
  const t = useWords(settingsWords);
  const { trouble, errorOf } = useTrouble();
  const ruleAt = (prefix: string): string | undefined => (trouble?.refusal?.startsWith(prefix) ? (trouble.sentence ?? undefined) : undefined);
  return (
    <PostForm>
      <Field name="current" label={t("current")} error={errorOf("current") ?? ruleAt("wrong-password")}>
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <Field name="password" label={t("newPassword")} hint={t("newPasswordHint")} error={errorOf("password") ?? ruleAt("password-")}>
        <Input type="password" autoComplete="new-password" required />
      </Field>
      <Button variant="ember">{t("changePassword")}</Button>
    </PostForm>
  );
}
