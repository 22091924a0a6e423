import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { listMyTokens } from "~/features/accounts/queries.server";
import { tokenSchema } from "~/features/accounts/schema";
import { scopesOfRoles } from "~/features/accounts/sign-in.server";
import { createToken } from "~/features/accounts/tokens.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { CopyButton } from "~/ui/copy-button";
import { Note } from "~/ui/note";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary } from "~/routes/shell/form";
import { useActionData, useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage, useTold } from "./settings-page";
import { TokenForm, TokenLine } from "./token-parts";
import { settingsWords } from "./words";

/** Nothing ticked posts nothing: then the list is empty, and the field says so. */
const schema = tokenSchema.extend({ scopes: tokenSchema.shape.scopes.prefault([]) });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.tokens);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const [tokens, allowed] = await Promise.all([listMyTokens(ctx), scopesOfRoles(ctx, ctx.actor.id)]);
  return { tokens, allowed };
}

/** Answers with the token itself, not with a redirect: it is shown this once. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const done = await createToken(ctx, form.value);
  return done.ok ? Response.json({ token: done.value.token }, { status: 201 }) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function Tokens() {
  const { tokens, allowed } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  const data = useActionData<unknown>();
  const told = useTold();
  const made = isMade(data) ? data.token : null;
  const labels = { name: t("tokenName"), scopes: t("scopes"), expiresInDays: t("expires") };
  return (
    <SettingsPage part="tokens" told={made ? undefined : told} notice={made ? <MadeToken token={made} /> : <TroubleSummary labels={labels} />}>
      <section className="set">
        <header><h2>{t("newToken")}</h2><p>{t("tokensText")} <a className="link" href="/api/docs">{t("apiDocs")}</a></p></header>
        <TokenForm allowed={allowed} />
      </section>
      <section className="set">
        <h2>{t("yourTokens")}</h2>
        {tokens.length > 0 ? <ul className="lines">{tokens.map((token) => <TokenLine key={token.id} token={token} />)}</ul> : <p className="soft">{t("noTokens")}</p>}
      </section>
    </SettingsPage>
  );
}

function MadeToken({ token }: { token: string }) {
  const t = useWords(settingsWords);
  return (
    <Note tone="moss" icon="key-round" role="status">
      <div className="stack">
        <h2>{t("made")}</h2>
        <p>{t("madeText")}</p>
        <code className="secret">{token}</code>
        <div><CopyButton text={token} label={t("copy")} doneLabel={t("copied")} /></div>
      </div>
    </Note>
  );
}

function isMade(data: unknown): data is { token: string } {
  return typeof data === "object" && data !== null && "token" in data && typeof data.token === "string";
}
