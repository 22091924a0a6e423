import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { getQuestionFigures, type QuestionFigures, type WaitingQuestion } from "~/features/questions/figures.server";
import { queueWords } from "~/features/questions/queue-words";
import { figureDays } from "~/features/questions/rules";
import { figureDaysField } from "~/features/questions/schema";
import { topicHref } from "~/features/topics/types";
import { operatorContextOf } from "~/http/respond.server";
import { formatNumber, type Locale } from "~/kernel/words";
import { DataTable } from "~/ui/data-table";
import { Moment } from "~/ui/moment";
import { Segmented } from "~/ui/segmented";
import { useLocale, useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, queueWords.figures);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const days = figureDaysField.safeParse(new URL(args.request.url).searchParams.get("days") ?? "30");
  return getQuestionFigures(ctx, days.success ? days.data : 30);
}

export default function QuestionFiguresPage() {
  const { days, total, boards, oldestWaiting } = useLoaderData<typeof loader>();
  const q = useWords(queueWords);
  return (
    <StaffPage part="questions" title={q("figures")} lead={q("figuresLead")}>
      <div className="flex"><Segmented label={q("span")} items={figureDays.map((span) => ({ href: `/staff/questions?days=${span}`, label: q("days", { days: span }), current: span === days }))} /></div>
      <Figures figures={[total, ...boards]} />
      <section>
        <h2>{q("oldest")}</h2>
        {oldestWaiting.length === 0 ? <p className="soft">{q("nobodyWaits")}</p> : <ul className="lines">{oldestWaiting.map((one) => <Waiting key={one.id} question={one} />)}</ul>}
      </section>
    </StaffPage>
  );
}

function Figures({ figures }: { figures: QuestionFigures[] }) {
  const q = useWords(queueWords);
  const locale = useLocale();
  const names = ["asked", "answered", "accepted", "median", "p90", "waiting"] as const;
  const columns = [{ key: "board", label: q("board") }, ...names.map((key) => ({ key, label: q(key), align: "end" as const }))];
  const span = (seconds: number | null): string => (seconds === null ? q("none") : spanText(seconds, locale));
  const part = (count: number, share: number | null): string => (share === null ? "0" : `${formatNumber(count, locale)} (${percent(share, locale)})`);
  const rows = figures.map((one) => ({
    key: one.board?.slug ?? "",
    cells: [
      one.board ? <a key="b" className="link" href={`/boards/${one.board.slug}`}>{one.board.name}</a> : <b key="b">{q("all")}</b>,
      formatNumber(one.asked, locale), part(one.answered, one.answeredShare), part(one.accepted, one.acceptedShare), span(one.medianSeconds), span(one.p90Seconds),
      one.waiting > 0 && one.board ? <a key="w" className="link" href={`/questions?sort=unanswered&board=${one.board.slug}`}>{formatNumber(one.waiting, locale)}</a> : formatNumber(one.waiting, locale),
    ],
  }));
  return <DataTable caption={q("figures")} columns={columns} rows={rows} />;
}

function Waiting({ question }: { question: WaitingQuestion }) {
  return <li><div><b><a className="link" href={topicHref(question)}>{question.title}</a></b><p className="meta"><a href={`/boards/${question.board.slug}`}>{question.board.name}</a><Moment iso={question.askedAt} /></p></div></li>;
}

function percent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Seconds in the largest unit of which there are two. */
function spanText(seconds: number, locale: Locale): string {
  const units = [["day", 86_400], ["hour", 3_600], ["minute", 60]] as const;
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? (["minute", 60] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 }).format(Math.round((seconds / size) * 10) / 10);
}
