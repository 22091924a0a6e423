import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listAudit } from "~/features/reports/queries.server";
import type { AuditView } from "~/features/reports/types";
import { operatorContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Empty } from "~/ui/empty";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.audit);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const params = new URL(args.request.url).searchParams;
  const action = (params.get("action") ?? "").trim().slice(0, 60);
  const subject = (params.get("subject") ?? "").trim().slice(0, 60);
  const request = readPageRequest(args.request);
  const page = await listAudit(ctx, { ...request, ...(action ? { action } : {}), ...(subject ? { subjectId: subject } : {}) });
  return { action, subject, entries: page.items.map(toLine), nextCursor: page.nextCursor, isFirst: !request.cursor };
}

type Line = Omit<AuditView, "before" | "after"> & { before: string | null; after: string | null };

/** What was before and after, as text to be read. */
function toLine({ before, after, ...entry }: AuditView): Line {
  const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
  return { ...entry, before: textOf(before), after: textOf(after) };
}

export default function Audit() {
  const { action, subject, entries, nextCursor, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const next = nextPage("/staff/audit", { action, subject }, nextCursor);
  const first = `/staff/audit?${new URLSearchParams({ action, subject })}`;
  return (
    <StaffPage part="audit" lead={t("auditLead")}>
      <form className="filters" action="/staff/audit">
        <Field name="action" label={t("action")}><Input placeholder="role.granted" autoCapitalize="none" spellCheck={false} defaultValue={action} /></Field>
        <Field name="subject" label={t("subjectId")} className="grow"><Input autoCapitalize="none" spellCheck={false} defaultValue={subject} /></Field>
        <Button>{t("filter")}</Button>
      </form>
      {entries.length > 0 ? <div className="dense"><Table entries={entries} /></div> : <Empty title={t("auditEmpty")}>{t("auditEmptyText")}</Empty>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: first, label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}

function Table({ entries }: { entries: Line[] }) {
  const t = useWords(staffWords);
  const columns = [
    { key: "action", label: t("action") }, { key: "when", label: t("when") }, { key: "actor", label: t("actor") },
    { key: "subject", label: t("subject") }, { key: "reason", label: t("reason") }, { key: "details", label: t("details") },
  ];
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      <a key="a" href={`/staff/audit?${new URLSearchParams({ action: entry.action })}`}>{entry.action}</a>,
      <Moment key="w" iso={entry.at} />,
      entry.actor ? <a key="w" href={`/staff/members/${entry.actor}`}>@{entry.actor}</a> : <span key="w" className="dim">{t("byHand")}</span>,
      <Subject key="s" entry={entry} />, entry.reason, <Details key="d" entry={entry} />,
    ],
  }));
  return <DataTable caption={t("audit")} columns={columns} rows={rows} />;
}

function Subject({ entry }: { entry: Line }) {
  const pages: Record<string, string> = { post: "/posts/", topic: "/t/" };
  const page = pages[entry.subjectType];
  const href = page ? page + entry.subjectId : `/staff/audit?${new URLSearchParams({ subject: entry.subjectId })}`;
  return <a href={href} title={entry.subjectId}>{entry.subjectType} …{entry.subjectId.slice(-6)}</a>;
}

function Details({ entry }: { entry: Line }) {
  const t = useWords(staffWords);
  const parts = (["before", "after"] as const).filter((name) => entry[name] !== null);
  if (parts.length === 0) return null;
  return <details><summary className="link">{t("details")}</summary>{parts.map((name) => <p key={name} className="sm"><span className="dim">{t(name)}</span> <code>{entry[name]}</code></p>)}</details>;
}
