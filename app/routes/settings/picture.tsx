import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { changeAvatar, removeAvatar } from "~/features/accounts/change-avatar.server";
import { getMyAccount } from "~/features/accounts/queries.server";
import { hashSecret } from "~/features/accounts/secrets.server";
import { formOf, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { memberContextOf } from "~/http/respond.server";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { PictureForm } from "./picture-form";
import { SettingsPage } from "./settings-page";
import { settingsWords } from "./words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.picture);

export async function loader(args: LoaderFunctionArgs) {
  return { account: await getMyAccount(await memberContextOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await formOf(args);
  if (form.has("remove")) {
    await removeAvatar(ctx);
    return redirect("/settings?saved", 303);
  }
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return refuseForm(args, form, "picture-missing");
  const taken = await ctx.ports.limiter.take(rateLimits.upload, hashSecret(ctx.actor.id));
  if (!taken.allowed) return refuseForm(args, form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const done = await changeAvatar(ctx, new Uint8Array(await file.arrayBuffer()));
  return done.ok ? redirect("/settings?saved", 303) : refuseForm(args, form, done.refusal, done.detail);
}

export default function Picture() {
  const { account } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  return (
    <SettingsPage part="profile" notice={<TroubleSummary />}>
      <section className="set">
        <header><h2>{t("picture")}</h2><p>{t("pictureText")}</p></header>
        <div className="fields"><PictureForm account={account} /><p><a className="link" href="/settings">{t("back")}</a></p></div>
      </section>
    </SettingsPage>
  );
}
