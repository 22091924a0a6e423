import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { listMySessions } from "~/features/accounts/queries.server";
import { closeAllSessions } from "~/features/accounts/sessions.server";
import { endSession } from "~/features/accounts/tokens.server";
import type { SessionView } from "~/features/accounts/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { ButtonForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage, useTold } from "./settings-page";
import { settingsWords } from "./words";

/** One session by its public name, or all but this one. */
const schema = z.strictObject({ session: z.string().min(1).max(60) });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, settingsWords.sessions);

export async function loader(args: LoaderFunctionArgs) {
  return { sessions: await listMySessions(await memberContextOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  if (form.value.session === "others") {
    await closeAllSessions(ctx, ctx.actor.id, { exceptHash: ctx.actor.credential.id, personalTokensToo: "sessions-only" });
    return redirect("/settings/sessions?ended", 303);
  }
  const done = await endSession(ctx, form.value.session);
  return done.ok ? redirect("/settings/sessions?ended", 303) : refuseForm(args, form.form, done.refusal);
}

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useWords(settingsWords);
  return (
    <SettingsPage part="sessions" told={useTold()} notice={<TroubleSummary />}>
      <section className="set">
        <header><h2>{t("sessions")}</h2><p>{t("sessionsText")}</p></header>
        <div className="fields">
          <ul className="lines">{sessions.map((session) => <SessionLine key={session.id} session={session} />)}</ul>
          {sessions.length > 1
            ? <ButtonForm action="/settings/sessions" values={{ session: "others" }}><Button variant="danger">{t("endOthers")}</Button></ButtonForm>
            : <p className="soft">{t("onlyOne")}</p>}
        </div>
      </section>
    </SettingsPage>
  );
}

function SessionLine({ session }: { session: SessionView }) {
  const t = useWords(settingsWords);
  const device = session.device || t("unknownDevice");
  return (
    <li>
      <div>
        <b>{device}</b> {session.current ? <StateLabel tone="moss">{t("thisOne")}</StateLabel> : null}
        <p className="meta"><span>{t("lastSeen")} <Moment iso={session.lastSeenAt} /></span><span>{t("since")} <Moment iso={session.createdAt} /></span></p>
      </div>
      {session.current ? null : (
        <ButtonForm action="/settings/sessions" values={{ session: session.id }}><Button size="sm" aria-label={t("endNamed", { device })}>{t("end")}</Button></ButtonForm>
      )}
    </li>
  );
}
