import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { getMyAccount } from "~/features/accounts/queries.server";
import { profileSchema } from "~/features/accounts/schema";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Field, Input, TextArea } from "~/ui/field";
import { Note } from "~/ui/note";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { PictureForm } from "./picture-form";
import { SettingsPage, useTold } from "./settings-page";
import { settingsWords } from "./words";

const schema = profileSchema.pick({ displayName: true, bio: true, website: true, handle: true });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.profile);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  return { account: await getMyAccount(ctx), isNew: new URL(args.request.url).searchParams.has("welcome") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const done = await updateProfile(ctx, form.value);
  return done.ok ? redirect("/settings?saved", 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function Profile() {
  const { account, isNew } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  const labels = { displayName: t("displayName"), bio: t("bio"), website: t("website"), handle: t("handle") };
  return (
    <SettingsPage part="profile" told={useTold()} notice={<>{isNew ? <Welcome name={account.displayName} /> : null}<TroubleSummary labels={labels} /></>}>
      <section className="set">
        <header><h2>{t("about")}</h2><p>{t("aboutText")} <a className="link" href={`/members/${account.handle}`}>{t("yourPage")}</a></p></header>
        <AboutForm />
      </section>
      <section className="set">
        <header><h2>{t("picture")}</h2><p>{t("pictureText")}</p></header>
        <PictureForm account={account} />
      </section>
    </SettingsPage>
  );
}

function Welcome({ name }: { name: string }) {
  const t = useWords(settingsWords);
  return <Note tone="moss" icon="check" role="status"><b>{t("welcome", { name })}</b> {t("welcomeNext")} <a className="link" href="/boards">{t("welcomeBoards")}</a></Note>;
}

function AboutForm() {
  const { account } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  const { trouble, errorOf, typed } = useTrouble();
  const handleRule = trouble?.refusal?.startsWith("handle-") ? (trouble.sentence ?? undefined) : undefined;
  return (
    <PostForm action="/settings">
      <Field name="displayName" label={t("displayName")} error={errorOf("displayName")}>
        <Input autoComplete="name" required maxLength={limits.displayNameMax} defaultValue={typed("displayName", account.displayName)} />
      </Field>
      <Field name="bio" label={t("bio")} counter={t("optional")} hint={t("bioHint", { max: limits.bioMax })} error={errorOf("bio")}>
        <TextArea rows={4} defaultValue={typed("bio", account.bio)} />
      </Field>
      <Field name="website" label={t("website")} counter={t("optional")} error={errorOf("website")}>
        <Input inputMode="url" autoComplete="url" maxLength={limits.websiteMax} placeholder="https://" defaultValue={typed("website", account.website)} />
      </Field>
      <Field name="handle" label={t("handle")} hint={t("handleHint")} error={errorOf("handle") ?? handleRule}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} required maxLength={limits.handleMax} defaultValue={typed("handle", account.handle)} />
      </Field>
      <Button variant="ember">{t("save")}</Button>
    </PostForm>
  );
}
