import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { foldEmail } from "~/kernel/fold-handle";
import { requestPasswordReset } from "~/features/accounts/reset-password.server";
import { resetRequestSchema } from "~/features/accounts/schema";
import { hashSecret } from "~/features/accounts/secrets.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useRoot, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import type { ShellHandle } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { Gate, GateSaid, WhereMailIs } from "./gate";
import { accountWords } from "./words";

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, accountWords.resetTitle);

/** The mailed link has this address too; a page of its own takes the new password. */
export function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams;
  if (params.has("token")) throw redirect(`/reset/password?${new URLSearchParams({ token: params.get("token") ?? "" })}`);
  return { isSent: params.has("sent"), keepsMail: edgeOf(args).ctx.community.keepsMail };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, address } = edgeOf(args);
  const form = await readForm(args, resetRequestSchema);
  if (!form.ok) return form.response;
  const { email } = form.value;
  const fromHere = await ctx.ports.limiter.take(rateLimits.reset, hashSecret(address));
  if (!fromHere.allowed) return refuseForm(args, form.form, "rate-limited", { seconds: fromHere.retryAfterSeconds });
  const forThis = await ctx.ports.limiter.take(rateLimits.resetEmail, hashSecret(foldEmail(email)));
  if (forThis.allowed) await requestPasswordReset(ctx, email);
  return redirect("/reset?sent", 303);
}

export default function Reset() {
  const { isSent, keepsMail } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const { trouble, errorOf, typed } = useTrouble();
  if (isSent && !trouble) return <Sent keepsMail={keepsMail} />;
  return (
    <Gate>
      <PostForm className="gform" action="/reset">
        <header><h1>{t("resetTitle")}</h1><p className="soft">{t("resetLead")}</p></header>
        <TroubleSummary labels={{ email: t("email") }} />
        <Field name="email" label={t("email")} error={errorOf("email")}>
          <Input type="email" autoComplete="username" required defaultValue={typed("email")} />
        </Field>
        <Button variant="ember" size="lg" wide>{t("sendLink")}</Button>
        <p className="soft"><a className="link" href="/sign-in">{t("backToSignIn")}</a></p>
      </PostForm>
    </Gate>
  );
}

function Sent({ keepsMail }: { keepsMail: boolean }) {
  const t = useWords(accountWords);
  const root = useRoot();
  const isKept = keepsMail && !root?.isDemo;
  const next = root?.isDemo && keepsMail
    ? <LinkButton variant="ember" size="lg" wide href="/dev/mail">{t("openMailbox")}</LinkButton>
    : <LinkButton href="/sign-in">{t("backToSignIn")}</LinkButton>;
  return (
    <GateSaid title={t(isKept ? "linkReady" : "checkMail")} actions={next}>
      <p>{t(isKept ? "linkReadyText" : "resetSentText")}</p>
      <WhereMailIs keepsMail={keepsMail} />
    </GateSaid>
  );
}
