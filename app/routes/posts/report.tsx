import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { reportSchema } from "~/features/posts/schema";
import { decideWords } from "~/features/posts/decide-words";
import { fileReport } from "~/features/reports/file-report.server";
import { reportReasons } from "~/features/reports/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { useActionData, useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Radios, TextArea } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { postOf } from "./post-of.server";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, decideWords.reportTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, title } = await postOf(args);
  return { id, title };
}

const schema = reportSchema.omit({ subjectType: true, subjectId: true });

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const filed = await fileReport(ctx, { subjectType: "post", subjectId: args.params.id ?? "", ...form.value });
  return filed.ok ? { done: true } : refuseForm(args, form.form, filed.refusal, filed.detail);
}

export default function ReportPost() {
  const { id, title } = useLoaderData<typeof loader>();
  const t = useWords(decideWords);
  const data = useActionData<unknown>();
  const { typed, errorOf } = useTrouble();
  const isDone = typeof data === "object" && data !== null && "done" in data;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("reportTitle")} lead={title} />
      {isDone ? (
        <><Note tone="moss" icon="circle-check" role="status">{t("reportDone")}</Note><p><LinkButton href={`/posts/${id}`} icon="arrow-left">{t("backToPost")}</LinkButton></p></>
      ) : (
        <PostForm className="stack">
          <TroubleSummary labels={{ reason: t("reportReason"), note: t("note") }} />
          <p className="soft">{t("reportLead")}</p>
          <Radios name="reason" legend={t("reportReason")} choices={reportReasons.map((value) => ({ value, label: t(value) }))} value={typed("reason", "spam")} />
          <Field name="note" label={t("note")} error={errorOf("note")}><TextArea rows={3} maxLength={limits.reportNoteMax} defaultValue={typed("note")} /></Field>
          <div className="flex"><Button variant="ember">{t("sendReport")}</Button><LinkButton variant="quiet" href={`/posts/${id}`}>{t("cancel")}</LinkButton></div>
        </PostForm>
      )}
    </Frame>
  );
}
