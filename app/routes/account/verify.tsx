import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { findMailTokenSubject } from "~/features/accounts/mail-token.server";
import { findSignUp } from "~/features/accounts/queries.server";
import { verificationSchema } from "~/features/accounts/schema";
import { hashSecret } from "~/features/accounts/secrets.server";
import { openSession } from "~/features/accounts/sessions.server";
import { verifySignUp } from "~/features/accounts/verify-sign-up.server";
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
import { Gate, GateSaid } from "./gate";
import { accountWords } from "./words";

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, accountWords.verifyTitle);

/** Only shows whose account it is: programs that open links in mails must not use them up. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = edgeOf(args);
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const signUpId = await findMailTokenSubject(ctx, "verify", token);
  return { token, signUp: signUpId ? await findSignUp(ctx, signUpId) : null };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, address, device, jar } = edgeOf(args);
  const form = await readForm(args, verificationSchema);
  if (!form.ok) return form.response;
  const taken = await ctx.ports.limiter.take(rateLimits.verification, hashSecret(address));
  if (!taken.allowed) return refuseForm(args, form.form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const done = await verifySignUp(ctx, form.value.token);
  if (!done.ok) return refuseForm(args, form.form, done.refusal);
  const secret = await ctx.transaction((ctx) => openSession(ctx, done.value.id, device));
  return redirect("/settings?welcome", { status: 303, headers: { "Set-Cookie": jar.session(secret) } });
}

export default function Verify() {
  const { token, signUp } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  if (!signUp) {
    const next = <div className="flex"><LinkButton variant="ember" href="/sign-in">{t("signIn")}</LinkButton><LinkButton href="/sign-up">{t("again")}</LinkButton></div>;
    return <GateSaid title={t("linkGone")} actions={next}><p>{t("linkGoneText")}</p></GateSaid>;
  }
  return (
    <Gate>
      <PostForm className="gform">
        <header><h1>{t("verifyTitle")}</h1></header>
        <TroubleSummary />
        <p>{t("verifyText", { name: signUp.displayName, handle: signUp.handle })}</p>
        <input type="hidden" name="token" value={token} />
        <Button variant="ember" size="lg" wide>{t("verifyYes")}</Button>
        <p className="dim sm">{t("verifyNo")}</p>
      </PostForm>
    </Gate>
  );
}
