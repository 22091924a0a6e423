import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { findMember } from "~/features/members/queries.server";
import { memberWords } from "~/features/members/words";
import { reportSchema } from "~/features/posts/schema";
import { decideWords } from "~/features/posts/decide-words";
import { fileReport } from "~/features/reports/file-report.server";
import { reportReasons } from "~/features/reports/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Field, Radios, TextArea } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useActionData, useLoaderData } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";

const schema = reportSchema.omit({ subjectType: true, subjectId: true });

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, memberWords.reportTitle, { name: data?.member.displayName ?? "" });

export async function loader(args: LoaderFunctionArgs) {
  const member = await findMember(await memberContextOf(args), args.params.handle ?? "");
  if (!member) throw await refusalResponse(args, "not-found");
  return { member: { handle: member.handle, displayName: member.displayName } };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const member = await findMember(ctx, args.params.handle ?? "");
  if (!member) throw await refusalResponse(args, "not-found");
  const filed = await fileReport(ctx, { subjectType: "member", subjectId: member.id, ...form.value });
  return filed.ok ? { done: true } : refuseForm(args, form.form, filed.refusal, filed.detail);
}

export default function ReportMember() {
  const { member } = useLoaderData<typeof loader>();
  const t = useWords(memberWords);
  const p = useWords(decideWords);
  const data = useActionData<unknown>();
  const isDone = typeof data === "object" && data !== null && "done" in data;
  const href = `/members/${member.handle}`;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("reportTitle", { name: member.displayName })} lead={t("reportLead")} />
      {isDone ? (
        <div className="stack">
          <Note tone="moss" icon="circle-check" role="status">{p("reportDone")}</Note>
          <p><LinkButton href={href} icon="arrow-left">{t("backToMember", { name: member.displayName })}</LinkButton></p>
        </div>
      ) : <ReportForm backHref={href} />}
    </Frame>
  );
}

function ReportForm({ backHref }: { backHref: string }) {
  const p = useWords(decideWords);
  const { typed, errorOf } = useTrouble();
  return (
    <PostForm className="stack">
      <TroubleSummary labels={{ reason: p("reportReason"), note: p("note") }} />
      <Radios name="reason" legend={p("reportReason")} choices={reportReasons.map((value) => ({ value, label: p(value) }))} value={typed("reason", "spam")} />
      <Field name="note" label={p("note")} error={errorOf("note")}>
        <TextArea rows={3} maxLength={limits.reportNoteMax} defaultValue={typed("note")} />
      </Field>
      <div className="flex"><Button variant="ember">{p("sendReport")}</Button><LinkButton variant="quiet" href={backHref}>{p("cancel")}</LinkButton></div>
    </PostForm>
  );
}
