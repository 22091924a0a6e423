import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { findMailTokenSubject } from "~/features/accounts/mail-token.server";
import { setUpSchema } from "~/features/accounts/schema";
import { hashSecret } from "~/features/accounts/secrets.server";
import { openSession } from "~/features/accounts/sessions.server";
import { setUpCommunity } from "~/features/accounts/set-up.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import type { ShellHandle } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { AccountFields } from "./account-fields";
import { Gate, GateSaid } from "./gate";
import { accountWords } from "./words";

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, accountWords.setUpTitle);

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const subject = await findMailTokenSubject(edgeOf(args).ctx, "set-up", token);
  return { token, isGood: subject !== null };
}

/** The holder of the one-time link becomes the first admin; a demo's visitor signed in before is signed out. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, address, device, jar } = edgeOf(args);
  const form = await readForm(args, setUpSchema);
  if (!form.ok) return form.response;
  const taken = await ctx.ports.limiter.take(rateLimits.verification, hashSecret(address));
  if (!taken.allowed) return refuseForm(args, form.form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const done = await setUpCommunity(ctx, form.value);
  if (!done.ok) return refuseForm(args, form.form, done.refusal);
  const secret = await ctx.transaction((ctx) => openSession(ctx, done.value.memberId, device));
  return redirect("/staff/boards?welcome", { status: 303, headers: { "Set-Cookie": jar.session(secret) } });
}

export default function SetUp() {
  const { token, isGood } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const s = useWords(shellWords);
  if (!isGood) {
    const next = <div className="flex"><LinkButton variant="ember" href="/sign-in">{t("signIn")}</LinkButton><LinkButton href="/">{s("goHome")}</LinkButton></div>;
    return <GateSaid title={t("setUpGone")} actions={next}><p>{t("setUpGoneText")}</p></GateSaid>;
  }
  return (
    <Gate>
      <PostForm className="gform wide">
        <header><h1>{t("setUpTitle")}</h1><p className="soft">{t("setUpLead")}</p></header>
        <ol className="steps" aria-label={t("setUpSteps")}>
          <li aria-current="step">{t("stepAccount")}</li>
          <li>{t("stepBoards")}</li>
          <li>{t("stepPeople")}</li>
        </ol>
        <TroubleSummary labels={{ email: t("email"), handle: t("handle"), password: t("password"), displayName: t("displayName") }} />
        <input type="hidden" name="token" value={token} />
        <AccountFields />
        <Button variant="ember" size="lg" wide>{t("becomeAdmin")}</Button>
      </PostForm>
    </Gate>
  );
}
