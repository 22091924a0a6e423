import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { describeTag } from "~/features/tags/describe-tag.server";
import { findTag } from "~/features/tags/queries.server";
import { describeSchema } from "~/features/tags/schema";
import { tagHref } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input, TextArea } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import tagStyles from "~/ui/styles/tags.css?url";
import { PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, tagWords.editTitle, { tag: data?.name ?? "" });
export const links: LinksFunction = () => [{ rel: "stylesheet", href: tagStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const tag = await findTag(await memberContextOf(args), args.params.name ?? "");
  if (!tag) throw await refusalResponse(args, "not-found");
  if (!tag.canDescribe) throw await refusalResponse(args, "trust-too-low");
  const { name, summary, body, version } = tag;
  return { name, summary, body, version };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, describeSchema);
  if (!form.ok) return form.response;
  const described = await describeTag(ctx, { tag: args.params.name ?? "", ...form.value });
  return described.ok ? redirect(tagHref(described.value.name)) : refuseForm(args, form.form, described.refusal, described.detail);
}

export default function EditTag() {
  const { name, summary, body, version } = useLoaderData<typeof loader>();
  const t = useWords(tagWords);
  const s = useWords(shellWords);
  const { trouble, typed, errorOf, versionOf } = useTrouble();
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("editTitle", { tag: name })} lead={t("editLead")} />
      <TroubleSummary labels={{ summary: t("summary"), body: t("body"), reason: t("reason") }} />
      {trouble?.refusal === "stale-version" ? <Note tone="ochre" icon="git-merge"><p className="strong">{t("staleTheirs")}</p><p>{summary}</p><RawText>{body}</RawText><p>{t("staleYours")}</p></Note> : null}
      <PostForm className="tag-edit">
        <input type="hidden" name="version" value={versionOf(version)} />
        <Field name="summary" label={t("summary")} hint={t("summaryHint")} error={errorOf("summary")}><Input defaultValue={typed("summary", summary)} maxLength={limits.tagSummaryMax} /></Field>
        <Field name="body" label={t("body")} hint={t("bodyHint")} error={errorOf("body")}><TextArea rows={12} defaultValue={typed("body", body)} /></Field>
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} autoComplete="off" /></Field>
        <div className="flex"><Button variant="ember">{t("save")}</Button><LinkButton variant="quiet" href={tagHref(name)}>{s("cancel")}</LinkButton></div>
      </PostForm>
    </Frame>
  );
}
