import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { findMailTokenSubject } from "~/features/accounts/mail-token.server";
import { resetPassword } from "~/features/accounts/reset-password.server";
import { resetSchema, verificationSchema } from "~/features/accounts/schema";
import { hashSecret } from "~/features/accounts/secrets.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import type { ShellHandle } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { Gate, GateSaid } from "./gate";
import { accountWords } from "./words";

const schema = resetSchema.extend(verificationSchema.shape);

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, accountWords.choosePassword);

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const memberId = await findMailTokenSubject(edgeOf(args).ctx, "reset", token);
  return { token, isGood: memberId !== null };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, address, jar } = edgeOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const taken = await ctx.ports.limiter.take(rateLimits.verification, hashSecret(address));
  if (!taken.allowed) return refuseForm(args, form.form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const done = await resetPassword(ctx, form.value);
  if (!done.ok) return refuseForm(args, form.form, done.refusal);
  return redirect("/sign-in?reset", { status: 303, headers: { "Set-Cookie": jar.endSession() } });
}

export default function ResetPassword() {
  const { token, isGood } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const { trouble, errorOf } = useTrouble();
  if (!isGood) {
    return <GateSaid title={t("linkGone")} actions={<LinkButton variant="ember" href="/reset">{t("again")}</LinkButton>}><p>{t("resetGoneText")}</p></GateSaid>;
  }
  const rule = trouble?.refusal?.startsWith("password-") ? (trouble.sentence ?? undefined) : undefined;
  return (
    <Gate>
      <PostForm className="gform">
        <header><h1>{t("choosePassword")}</h1><p className="soft">{t("chooseLead")}</p></header>
        <TroubleSummary labels={{ password: t("newPassword") }} />
        <input type="hidden" name="token" value={token} />
        <Field name="password" label={t("newPassword")} hint={t("passwordHint")} error={errorOf("password") ?? rule}>
          <Input type="password" autoComplete="new-password" required />
        </Field>
        <Button variant="ember" size="lg" wide>{t("setPassword")}</Button>
      </PostForm>
    </Gate>
  );
}
