import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { isId } from "~/kernel/ids";
import { outcomeOf, SuggestionLabel } from "~/features/edit-suggestions/components/suggestion-list";
import { decideSuggestion } from "~/features/edit-suggestions/decide-suggestion.server";
import { findSuggestion } from "~/features/edit-suggestions/queries.server";
import { decisionSchema } from "~/features/edit-suggestions/schema";
import { withdrawSuggestion } from "~/features/edit-suggestions/withdraw-suggestion.server";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { diffTexts } from "~/features/posts/diff.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, keptTextResponse, memberContextOf, refusalResponse, sentenceOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import historyStyles from "~/ui/styles/history.css?url";
import { ButtonForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { topicFormSchema } from "../topics/topic-form";
import { DecisionForms, KeptText } from "./decision-forms";
import { SuggestedChange } from "./suggested-change";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, suggestionWords.oneTitle);
export const links: LinksFunction = () => [formStyles, historyStyles].map((href) => ({ rel: "stylesheet", href }));

const schema = decisionSchema.extend({ decision: z.enum(["approved", "rejected", "withdrawn"]), tags: topicFormSchema.shape.tags });

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const ctx = await memberContextOf(args);
  const found = isId(id) ? await findSuggestion(ctx, id) : null;
  if (!found) throw await refusalResponse(args, "not-found");
  const isMine = found.suggester.handle === ctx.actor.handle;
  const { base, suggested, can, decision } = found;
  const closed = can.whyNotDecide !== null && !isMine && !decision ? sentenceOf(can.whyNotDecide, await edgeOf(args).locale(), { seconds: can.waitSeconds }) : null;
  return { ...found, isMine, closed, diff: base.body === suggested.body ? null : diffTexts(base.body, suggested.body, "words") };
}

/** Decides on it, or takes it back. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const [id, { decision, ...rest }] = [args.params.id ?? "", form.value];
  if (decision === "withdrawn") {
    const withdrawn = await withdrawSuggestion(ctx, id);
    return withdrawn.ok ? redirect("/suggestions") : refuseForm(args, form.form, withdrawn.refusal);
  }
  const decided = await decideSuggestion(ctx, { ...rest, id, decision });
  if (!decided.ok && decided.refusal === "not-found" && rest.body) throw await keptTextResponse(args, form.form, { refusal: "post-gone" });
  if (!decided.ok) return refuseForm(args, form.form, decided.refusal, decided.detail);
  return redirect(decision === "approved" ? `/posts/${decided.value.postId}` : "/edits");
}

export default function Suggestion() {
  const data = useLoaderData<typeof loader>();
  const { id, postId, state, reason, suggester, author, suggestedAt, decision, isMine, can, version } = data;
  const t = useWords(suggestionWords);
  const { trouble } = useTrouble();
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("oneTitle")} lead={data.topicTitle} actions={<LinkButton href={`/posts/${postId}`} icon="arrow-left">{t("toPost")}</LinkButton>} />
      <TroubleSummary labels={{ reason: t("reason"), body: t("body"), title: t("title"), tags: t("tags") }} />
      <div className="stack">
        <section className="sheet edit">
          <h2>{reason}</h2>
          <p className="meta"><SuggestionLabel state={state} /><span>{t("by", { name: suggester.displayName })} · <Moment iso={suggestedAt} /></span><span>{t("of", { name: author.displayName })}</span></p>
          <SuggestedChange base={data.base} suggested={data.suggested} diff={data.diff} />
        </section>
        {decision ? <Note tone={state === "approved" ? "moss" : "plain"} icon={state === "approved" ? "check" : "info"}><p className="strong">{outcomeOf(t, decision, state)} · <Moment iso={decision.at} /></p>{decision.reason ? <p>{decision.reason}</p> : null}</Note> : null}
        {isMine && state === "outdated" ? <Note tone="ochre" icon="history"><p>{t("outdatedMine")}</p><p><LinkButton size="sm" icon="pencil-line" href={`/posts/${postId}/suggestion`}>{t("renew")}</LinkButton></p></Note> : null}
        {data.closed && trouble?.refusal !== can.whyNotDecide ? <Note icon={can.waitSeconds > 0 ? "hourglass" : "info"}><p>{data.closed}</p></Note> : null}
        {can.improve ? null : <KeptText suggested={data.suggested} can={can} />}
        {can.decide ? <DecisionForms version={version} suggested={data.suggested} can={can} /> : null}
        {can.withdraw ? <ButtonForm action={`/edits/${id}`} values={{ decision: "withdrawn", version: String(version) }}><Button icon="undo-2">{t("withdraw")}</Button></ButtonForm> : null}
        {isMine ? <p><a className="link" href="/suggestions">{t("toMine")}</a></p> : null}
      </div>
    </Frame>
  );
}
