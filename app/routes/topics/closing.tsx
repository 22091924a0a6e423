import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { isId } from "~/kernel/ids";
import { closeQuestion } from "~/features/questions/close-question.server";
import { closingWords } from "~/features/questions/closing-words";
import { reopenQuestion } from "~/features/questions/reopen-question.server";
import { closeVotesNeeded } from "~/features/questions/rules";
import { closingReasons } from "~/features/questions/types";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Checkbox, Field, Input, Radios } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { topicIdIn } from "./topic-address";

const schema = z.strictObject({
  wanted: z.enum(["closed", "open"]), why: z.enum(closingReasons).default("duplicate"), original: z.string().max(500).optional(), merge: z.literal("on").optional(), note: plainText(0, limits.reasonMax).default(""),
});

export const meta: MetaFunction = ({ matches }) => titleOf(matches, closingWords.closeTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const page = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  const question = page?.topic.question;
  if (!page || !question || !(question.can.close ?? question.can.reopen)) throw await refusalResponse(args, "not-found");
  return { id, title: page.topic.title, question };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const { wanted, why: reason, original, merge, note } = form.value;
  const originalId = topicIdIn(original ?? "") || undefined;
  const done = wanted === "open" ? await reopenQuestion(ctx, { topicId, note }) : await closeQuestion(ctx, { topicId, reason, originalId, note, mergeAnswers: merge && reason === "duplicate" ? "merge" : undefined });
  return done.ok ? redirect(`/t/${topicId}`) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function CloseQuestion() {
  const { title, question } = useLoaderData<typeof loader>();
  const t = useWords(closingWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t(question.closing ? "reopenTitle" : "closeTitle")} lead={title} />
      <TroubleSummary labels={{ why: t("why"), original: t("original"), note: t("note") }} />
      {question.closing ? <ReopenForm /> : <CloseForm />}
    </Frame>
  );
}

function CloseForm() {
  const { id, question: { can, votes } } = useLoaderData<typeof loader>();
  const t = useWords(closingWords);
  const { typed, errorOf } = useTrouble();
  const reasons = can.close === "duplicate" ? (["duplicate"] as const) : closingReasons;
  const isVote = can.close === "vote";
  return (
    <div className="stack">
      <Note>{isVote ? t("voteText", { needed: closeVotesNeeded, count: votes?.count ?? 0 }) : t("actText")}</Note>
      <PostForm className="stack" action={`/t/${id}/closing`}>
        <input type="hidden" name="wanted" value="closed" />
        <Radios name="why" legend={t("why")} choices={reasons.map((value) => ({ value, label: t(value) }))} value={typed("why", "duplicate")} />
        <Field name="original" label={t("original")} hint={t("originalHint")} error={errorOf("original")}><Input defaultValue={typed("original")} placeholder="/t/…" /></Field>
        {can.merge ? <Checkbox name="merge" label={t("merge")} hint={t("mergeHint")} defaultChecked={typed("merge") === "on"} /> : null}
        {can.close === "duplicate" ? null : <Field name="note" label={t("note")} hint={t("noteHint")} error={errorOf("note")}><Input defaultValue={typed("note")} maxLength={limits.reasonMax} /></Field>}
        <div className="flex"><Button variant="ember" icon="circle-x">{t(isVote ? "closeVote" : "closeSend")}</Button><LinkButton variant="quiet" href={`/t/${id}`}>{t("cancel")}</LinkButton></div>
      </PostForm>
      {votes?.mine ? <WithdrawVote id={id} wanted="open" /> : null}
    </div>
  );
}

function ReopenForm() {
  const { id, question: { can, votes } } = useLoaderData<typeof loader>();
  const t = useWords(closingWords);
  const { typed, errorOf } = useTrouble();
  const isVote = can.reopen === "vote";
  return (
    <div className="stack">
      {isVote ? <Note>{t("voteText", { needed: closeVotesNeeded, count: votes?.count ?? 0 })}</Note> : null}
      <PostForm className="stack" action={`/t/${id}/closing`}>
        <input type="hidden" name="wanted" value="open" />
        <Field name="note" label={t("reopenNote")} error={errorOf("note")}><Input defaultValue={typed("note")} maxLength={limits.reasonMax} /></Field>
        <div className="flex"><Button variant="ember" icon="lock-open">{t(isVote ? "reopenVote" : "reopenSend")}</Button><LinkButton variant="quiet" href={`/t/${id}`}>{t("cancel")}</LinkButton></div>
      </PostForm>
      {votes?.mine ? <WithdrawVote id={id} wanted="closed" /> : null}
    </div>
  );
}

/** Wanting the opposite takes the vote back. */
function WithdrawVote({ id, wanted }: { id: string; wanted: "open" | "closed" }) {
  const t = useWords(closingWords);
  return <PostForm action={`/t/${id}/closing`}><input type="hidden" name="wanted" value={wanted} /><Button variant="quiet" icon="undo-2">{t("withdraw")}</Button></PostForm>;
}
