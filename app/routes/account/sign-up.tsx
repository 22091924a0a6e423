import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { dayMs } from "~/kernel/clock";
import { markTime, whyTooFast } from "~/features/accounts/form-time.server";
import { requestSignUp } from "~/features/accounts/request-sign-up.server";
import { signUpSchema } from "~/features/accounts/schema";
import { hashSecret } from "~/features/accounts/secrets.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useRoot, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import type { ShellHandle } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { AccountFields } from "./account-fields";
import { Gate, GateSaid, WhereMailIs } from "./gate";
import { accountWords } from "./words";

/** `website` is the field people do not see; `shownAt` tells how long the form was looked at. */
const schema = signUpSchema.extend({ website: z.string().max(500).default(""), shownAt: z.string().max(100) });

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, shellWords.signUp);

export async function loader(args: LoaderFunctionArgs) {
  const edge = edgeOf(args);
  if (await edge.signedIn()) throw redirect("/");
  const isSent = new URL(args.request.url).searchParams.has("sent");
  return { isSent, shownAt: markTime(edge.ctx), keepsMail: edge.ctx.community.keepsMail };
}

/** Answers the same whether or not the address is known, and to machines that fill every field. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, address, locale } = edgeOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { website, shownAt, ...input } = form.value;
  const sent = redirect("/sign-up?sent", 303);
  if (website !== "") return sent;
  const tooFast = whyTooFast(ctx, shownAt);
  if (tooFast) return refuseForm(args, form.form, tooFast);
  const taken = await ctx.ports.limiter.take(rateLimits.signUp, hashSecret(address));
  if (!taken.allowed) return refuseForm(args, form.form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const done = await requestSignUp(ctx, { ...input, locale: await locale() });
  return done.ok ? sent : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function SignUp() {
  const { isSent, shownAt } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const root = useRoot();
  const { trouble, typed } = useTrouble();
  if (isSent && !trouble) return <Sent />;
  return (
    <Gate>
      <PostForm className="gform" action="/sign-up">
        <header><h1>{t("join", { name: root?.name ?? "Kindling" })}</h1><p className="soft">{t("signUpLead")}</p></header>
        <TroubleSummary labels={{ email: t("email"), handle: t("handle"), password: t("password"), displayName: t("displayName") }} />
        <input type="hidden" name="shownAt" value={firstShown(typed("shownAt", shownAt), shownAt)} />
        <AccountFields />
        <label hidden>{t("leaveEmpty")}<input name="website" tabIndex={-1} autoComplete="off" /></label>
        <Button variant="ember" size="lg" wide>{t("createAccount")}</Button>
        <p className="soft">{t("haveAccount")} <a className="link strong" href="/sign-in">{t("signIn")}</a></p>
      </PostForm>
    </Gate>
  );
}

/** The time is counted from the first showing, over refusals; a mark of another day is renewed. */
function firstShown(first: string, present: string): string {
  const timeOf = (mark: string): number => Number(mark.split(".")[0]);
  return timeOf(present) - timeOf(first) < dayMs ? first : present;
}

function Sent() {
  const { keepsMail } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const root = useRoot();
  const isKept = keepsMail && !root?.isDemo;
  const next = root?.isDemo && keepsMail
    ? <LinkButton variant="ember" size="lg" wide href="/dev/mail">{t("openMailbox")}</LinkButton>
    : <LinkButton href="/sign-up">{t("again")}</LinkButton>;
  return (
    <GateSaid title={t(isKept ? "linkReady" : "checkMail")} actions={next}>
      <p>{t(isKept ? "linkReadyText" : "checkMailText")}</p>
      <WhereMailIs keepsMail={keepsMail} />
    </GateSaid>
  );
}
