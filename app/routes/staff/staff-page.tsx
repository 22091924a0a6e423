import type { ReactNode } from "react";
import { useQuery, useRouteLoaderData } from "~/routes/shell/route-data";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Tabs } from "~/ui/tabs";
import { useWords } from "~/ui/use-words";
import type { StaffData } from "./layout";
import { staffWords } from "./words";

const parts = {
  overview: "/staff", held: "/staff/held", reports: "/staff/reports", questions: "/staff/questions", boards: "/staff/boards", groups: "/staff/groups", tags: "/staff/tags",
  members: "/staff/members", deliveries: "/staff/deliveries", index: "/staff/search", searchLog: "/staff/search-log", audit: "/staff/audit", mail: "/staff/mail",
} as const;
export type StaffPart = keyof typeof parts;

const forModerators = ["overview", "held", "reports"] as const;
const forOperators = ["questions", "boards", "groups", "members", "deliveries", "index", "searchLog", "audit"] as const;

/** What the staff's pages share, from the route around them. */
export function useStaff(): StaffData {
  const none = { isOperator: false, isSiteStaff: false, hasMail: false, waiting: { held: 0, reports: 0 }, queue: { waiting: 0, pending: 0, parked: 0 } };
  return useRouteLoaderData<StaffData>("routes/staff/layout") ?? none;
}

type StaffPageProps = { part: StaffPart; title?: string; lead?: ReactNode; actions?: ReactNode; crumbs?: ReactNode; children: ReactNode };

/** One of the staff's pages: its heading, the ways to the others, and what a form before it did. */
export function StaffPage({ part, title, lead, actions, crumbs, children }: StaffPageProps) {
  const t = useWords(staffWords);
  const params = useQuery();
  const { isOperator, isSiteStaff, hasMail, waiting, queue } = useStaff();
  const counts: Partial<Record<StaffPart, number>> = { held: waiting.held, reports: waiting.reports, deliveries: queue.parked };
  const shown: StaffPart[] = [...forModerators, ...(isSiteStaff ? (["tags"] as const) : []), ...(isOperator ? forOperators : []), ...(hasMail ? (["mail"] as const) : [])];
  const items = shown.map((name) => ({ href: parts[name], label: t(name), current: name === part, ...(counts[name] ? { count: counts[name], isNew: true } : {}) }));
  return (
    <>
      {crumbs}
      <PageTitle title={title ?? t(part)} lead={lead} actions={actions} />
      <div className="stack">
        <Tabs label={t("nav")} items={items} />
        {params.has("done") ? <Note tone="moss" icon="check" role="status">{t("done")}</Note> : null}
        {children}
      </div>
    </>
  );
}
