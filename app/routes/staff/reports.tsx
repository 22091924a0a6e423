import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { plainText } from "~/kernel/fields";
import { limits } from "~/kernel/limits";
import { changePostState } from "~/features/posts/change-post-state.server";
import { idField } from "~/features/posts/schema";
import { decideReport, findReportToDecide } from "~/features/reports/decide-report.server";
import { listReports } from "~/features/reports/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { moderatorContextOf } from "~/http/respond.server";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { Segmented } from "~/ui/segmented";
import { useWords } from "~/ui/use-words";
import { TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "../shell/page-request";
import { ReportCase } from "./report-case";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

const states = ["open", "upheld", "rejected"] as const;
const stateSchema = z.enum(states).catch("open");

/** The decision, and what happens to the post it is about: two acts in one form. */
const schema = z.strictObject({
  id: idField, decision: z.enum(["upheld", "rejected"]), reason: plainText(0, limits.reasonMax),
  post: z.enum(["keep", "hidden", "removed"]).default("keep"), postId: idField.optional(), version: z.coerce.number().int().optional(),
});

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.reports);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await moderatorContextOf(args);
  const state = stateSchema.parse(new URL(args.request.url).searchParams.get("state"));
  const request = readPageRequest(args.request);
  return { state, page: await listReports(ctx, { ...request, state }), isFirst: !request.cursor };
}

/** The post before the report: if it has changed meanwhile, nothing is decided yet. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await moderatorContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { id, decision, reason, post, postId, version } = form.value;
  if (post !== "keep" && postId && version) {
    if (reason === "") return refuseForm(args, form.form, "reason-required");
    const open = await findReportToDecide(ctx, id);
    if (!open.ok) return refuseForm(args, form.form, open.refusal);
    const changed = await changePostState(ctx, { id: postId, state: post, reason, version });
    if (!changed.ok) return refuseForm(args, form.form, changed.refusal, changed.detail);
  }
  const done = await decideReport(ctx, { id, decision, reason });
  return done.ok ? redirect("/staff/reports?done", 303) : refuseForm(args, form.form, done.refusal);
}

export default function Reports() {
  const { state, page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const hrefOf = (to: string): string => (to === "open" ? "/staff/reports" : `/staff/reports?state=${to}`);
  const next = nextPage("/staff/reports", { state }, page.nextCursor);
  return (
    <StaffPage part="reports" lead={t("reportsLead")}>
      <TroubleSummary />
      <div><Segmented label={t("reportTabs")} items={states.map((name) => ({ href: hrefOf(name), label: t(name), current: name === state }))} /></div>
      {page.items.length === 0 ? <Empty title={t("reportsEmpty")}>{t("reportsEmptyText")}</Empty> : <div className="cases">{page.items.map((report) => <ReportCase key={report.id} report={report} />)}</div>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: hrefOf(state), label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}
