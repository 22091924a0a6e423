import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { knownDevice, markDevice } from "~/features/accounts/known-device.server";
import { signInSchema } from "~/features/accounts/schema";
import { closeSession } from "~/features/accounts/sessions.server";
import { signIn } from "~/features/accounts/sign-in.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, safePath } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useRoot, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import type { ShellHandle } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { Gate } from "./gate";
import { accountWords } from "./words";

export const handle: ShellHandle = { frame: "gate" };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, accountWords.signIn);

/** `again`: a member confirms that it is still they; everybody else signed in has no business here. */
export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams;
  const again = params.has("again");
  const to = safePath(params.get("to"));
  if (!again && (await edgeOf(args).signedIn())) throw redirect(to);
  return { to, again, wasReset: params.has("reset") };
}

export async function action(args: ActionFunctionArgs) {
  const edge = edgeOf(args);
  const form = await readForm(args, signInSchema);
  if (!form.ok) return form.response;
  const { email, password } = form.value;
  const { secret: key } = edge.ctx.community;
  const known = knownDevice(key, email, edge.cookies.device);
  const done = await signIn(edge.ctx, { email, password, address: edge.address, device: edge.device, knownDevice: known });
  if (!done.ok) return refuseForm(args, form.form, done.refusal, done.detail);
  const before = await edge.signedIn();
  if (before) await closeSession(edge.ctx, before.actor.credential.id);
  const headers = new Headers({ "Set-Cookie": edge.jar.session(done.value.secret) });
  headers.append("Set-Cookie", edge.jar.device(known ?? markDevice(key, email)));
  return redirect(safePath(new URL(args.request.url).searchParams.get("to")), { status: 303, headers });
}

export default function SignIn() {
  const { to, again, wasReset } = useLoaderData<typeof loader>();
  const t = useWords(accountWords);
  const root = useRoot();
  const { trouble, errorOf, typed } = useTrouble();
  const lead = again ? t("signInAgainLead") : to === "/" ? t("signInLead") : t("signInToGoOn");
  return (
    <Gate foot={root?.isDemo ? t("demoAccounts") : undefined}>
      <PostForm className="gform">
        <header><h1>{t("signIn")}</h1><p className="soft">{lead}</p></header>
        {wasReset && !trouble ? <Note tone="moss" icon="check">{t("passwordSet")}</Note> : null}
        <TroubleSummary labels={{ email: t("email"), password: t("password") }} />
        <Field name="email" label={t("email")} error={errorOf("email")}>
          <Input type="email" autoComplete="username" required defaultValue={typed("email")} />
        </Field>
        <Field name="password" label={t("password")} error={errorOf("password")} aside={<a className="link" href="/reset">{t("forgotten")}</a>}>
          <Input type="password" autoComplete="current-password" required />
        </Field>
        <Button variant="ember" size="lg" wide>{t("signIn")}</Button>
        <p className="soft">{t("newHere")} <a className="link strong" href="/sign-up">{t("makeAccount")}</a></p>
      </PostForm>
    </Gate>
  );
}
