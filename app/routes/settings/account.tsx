import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { answererWords } from "~/features/answerers/words";
import { getMyAccount } from "~/features/accounts/queries.server";
import { profileSchema } from "~/features/accounts/schema";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { DefinitionList } from "~/ui/definition-list";
import { Checkbox, Field, Radios, Select } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage, useTold } from "./settings-page";
import { settingsWords } from "./words";

/** The form of mails says which it is: a box that is not ticked sends nothing. */
const schema = profileSchema.pick({ locale: true, theme: true, timeZone: true }).extend({ part: z.literal("mails").optional(), acceptanceReminders: z.literal("on").optional(), takesInvitations: z.literal("on").optional() });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.account);

export async function loader(args: LoaderFunctionArgs) {
  const account = await getMyAccount(await memberContextOf(args));
  const zones = [...new Set(["UTC", account.timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return { account, locale: await edgeOf(args).locale(), zones };
}

/** The cookies follow, so that this device keeps language and theme after signing out. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { part, acceptanceReminders, takesInvitations, ...display } = form.value;
  const done = await updateProfile(ctx, part === "mails" ? { acceptanceReminders: acceptanceReminders === "on", takesInvitations: takesInvitations === "on" } : display);
  if (!done.ok) return refuseForm(args, form.form, done.refusal, done.detail);
  const { jar } = edgeOf(args);
  const headers = new Headers();
  if (form.value.theme) headers.append("Set-Cookie", jar.theme(form.value.theme));
  if (form.value.locale) headers.append("Set-Cookie", jar.locale(form.value.locale));
  return redirect("/settings/account?saved", { status: 303, headers });
}

export default function Account() {
  const { account } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  const a = useWords(answererWords);
  return (
    <SettingsPage part="account" told={useTold()} notice={<TroubleSummary labels={{ locale: t("language"), theme: t("theme"), timeZone: t("timeZone") }} />}>
      <section className="set">
        <header><h2>{t("display")}</h2><p>{t("displayText")}</p></header>
        <DisplayForm />
      </section>
      <section className="set" id="mails">
        <header><h2>{t("mails")}</h2><p>{t("mailsText")}</p></header>
        <PostForm action="/settings/account">
          <input type="hidden" name="part" value="mails" />
          <Checkbox name="acceptanceReminders" label={t("acceptanceReminders")} hint={t("acceptanceRemindersHint")} defaultChecked={account.acceptanceReminders} />
          <Checkbox name="takesInvitations" label={a("takes")} hint={a("takesHint")} defaultChecked={account.takesInvitations} />
          <Button>{t("save")}</Button>
        </PostForm>
      </section>
      <section className="set">
        <header><h2>{t("signIn")}</h2><p>{t("emailHint")}</p></header>
        <div className="fields">
          <DefinitionList items={[{ term: t("email"), detail: account.email }]} />
          <p><LinkButton href="/settings/password" icon="key-round">{t("changePassword")}</LinkButton></p>
        </div>
      </section>
    </SettingsPage>
  );
}

function DisplayForm() {
  const { account, locale, zones } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  const { errorOf, typed } = useTrouble();
  return (
    <PostForm action="/settings/account">
      <Radios name="locale" legend={t("language")} value={typed("locale", locale)} choices={[{ value: "zh-CN", label: <span lang="zh-CN">简体中文</span> }, { value: "en", label: <span lang="en">English</span> }]} />
      <Radios name="theme" legend={t("theme")} value={typed("theme", account.theme)} choices={[{ value: "light", label: t("light") }, { value: "dark", label: t("dark") }, { value: "system", label: t("system") }]} />
      <Field name="timeZone" label={t("timeZone")} hint={t("timeZoneHint")} error={errorOf("timeZone")}>
        <Select defaultValue={typed("timeZone", account.timeZone)}>{zones.map((zone) => <option key={zone}>{zone}</option>)}</Select>
      </Field>
      <Button variant="ember">{t("save")}</Button>
    </PostForm>
  );
}
