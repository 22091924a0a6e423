import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { moderatorContextOf } from "~/http/respond.server";
import { formatNumber } from "~/kernel/words";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { useLocale, useWords } from "~/ui/use-words";
import { titleOf } from "~/routes/shell/title";
import { StaffPage, useStaff } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.staff);

export async function loader(args: LoaderFunctionArgs) {
  await moderatorContextOf(args);
  return null;
}

export default function Overview() {
  const t = useWords(staffWords);
  const locale = useLocale();
  const { isOperator, waiting, queue } = useStaff();
  const nums = [
    { count: waiting.held, label: t("heldCount", { count: waiting.held }), href: "/staff/held" },
    { count: waiting.reports, label: t("reportCount", { count: waiting.reports }), href: "/staff/reports" },
    ...(isOperator ? [{ count: queue.parked, label: t("parkedCount", { count: queue.parked }), href: "/staff/deliveries" }] : []),
  ];
  return (
    <StaffPage part="overview" title={t("staff")} lead={t("overviewLead")}>
      <div className="nums">{nums.map(({ count, label, href }) => <div key={href}><b>{formatNumber(count, locale)}</b><span><a className="link" href={href}>{label}</a></span></div>)}</div>
      <NextStep />
    </StaffPage>
  );
}

function NextStep() {
  const t = useWords(staffWords);
  const { waiting, queue } = useStaff();
  if (waiting.reports > 0) return <p><LinkButton variant="ember" href="/staff/reports">{t("readReports")}</LinkButton></p>;
  if (waiting.held > 0) return <p><LinkButton variant="ember" href="/staff/held">{t("reviewPosts")}</LinkButton></p>;
  if (queue.parked > 0) return <p><LinkButton variant="ember" href="/staff/deliveries">{t("seeFailures")}</LinkButton></p>;
  return <Empty title={t("nothingWaits")}>{t("nothingWaitsText")}</Empty>;
}
