import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { isId } from "~/kernel/ids";
import { inviteAnswerer } from "~/features/answerers/invite-answerer.server";
import { listAnswerers } from "~/features/answerers/queries.server";
import type { AnswererView } from "~/features/answerers/types";
import { answererWords } from "~/features/answerers/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Who } from "~/ui/avatar";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import formStyles from "~/ui/styles/forms.css?url";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, answererWords.title);
export const links = () => [{ rel: "stylesheet", href: formStyles }];

const schema = z.strictObject({ handle: z.string().trim().max(61).transform((typed) => typed.replace(/^@/, "").toLowerCase()) });

/** Who can answer a question: for its asker, and staff of its board. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const found = isId(id) ? await listAnswerers(ctx, id) : null;
  if (!found) throw await refusalResponse(args, "not-found");
  return { id, ...found };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const invited = await inviteAnswerer(ctx, { topicId, handle: form.value.handle });
  return invited.ok ? redirect(`/t/${topicId}/answerers`) : refuseForm(args, form.form, invited.refusal, invited.detail);
}

export default function Answerers() {
  const { id, title, open, answerers, invited, left } = useLoaderData<typeof loader>();
  const t = useWords(answererWords);
  const { typed, errorOf } = useTrouble();
  const canInvite = open && left > 0;
  const others = invited.filter((member) => !answerers.some((answerer) => answerer.member.id === member.id));
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("title")} lead={title} />
      <TroubleSummary labels={{ handle: t("handle") }} />
      <p>{t("lead")} {open ? t("left", { count: left }) : t("notOpen")}</p>
      {answerers.length === 0 ? <p className="hint">{t("none")}</p> : <ol className="lines">{answerers.map((answerer) => <Answerer key={answerer.member.id} topicId={id} answerer={answerer} canInvite={canInvite} />)}</ol>}
      {others.length > 0 ? <ul className="lines">{others.map((member) => <li key={member.id}><Who seed={member.id} name={member.displayName} src={member.avatarUrl} href={`/members/${member.handle}`} /><StateLabel tone="moss" icon="check">{t("invited")}</StateLabel></li>)}</ul> : null}
      {canInvite ? (
        <PostForm className="stack">
          <Field name="handle" label={t("inviteOther")} error={errorOf("handle")}><Input defaultValue={typed("handle")} autoComplete="off" spellCheck={false} placeholder="@" required /></Field>
          <div><Button icon="send">{t("invite")}</Button></div>
        </PostForm>
      ) : null}
      <p><LinkButton variant="quiet" href={`/t/${id}`} icon="arrow-left">{t("back")}</LinkButton></p>
    </Frame>
  );
}

function Answerer({ topicId, answerer, canInvite }: { topicId: string; answerer: AnswererView; canInvite: boolean }) {
  const t = useWords(answererWords);
  const { member, answers, accepted, tag, lastAt } = answerer;
  return (
    <li>
      <div>
        <Who seed={member.id} name={member.displayName} src={member.avatarUrl} href={`/members/${member.handle}`} />
        <p className="hint">{tag ? t("underTag", { answers, tag }) : t("onBoard", { answers })}{accepted > 0 ? ` · ${t("accepted", { count: accepted })}` : ""} · {t("last")} <Moment iso={lastAt} /></p>
      </div>
      {answerer.invited ? <StateLabel tone="moss" icon="check">{t("invited")}</StateLabel> : canInvite ? <ButtonForm action={`/t/${topicId}/answerers`} values={{ handle: member.handle }}><Button size="sm" icon="send">{t("invite")}</Button></ButtonForm> : null}
    </li>
  );
}
