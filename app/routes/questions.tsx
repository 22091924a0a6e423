import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { Page } from "~/kernel/page";
import { isStaff } from "~/kernel/actor";
import { queueWords } from "~/features/questions/queue-words";
import { closeVoterTrust } from "~/features/questions/rules";
import { TopicRows } from "~/features/topics/components/topic-row";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { answererWords } from "~/features/answerers/words";
import { listTopics } from "~/features/topics/queries.server";
import { topicListSchema } from "~/features/topics/schema";
import type { TopicCard, TopicSort } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field, Input, Select } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Frame } from "~/ui/shell";
import { Tabs } from "~/ui/tabs";
import { useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { useRoot } from "./shell/form";
import { readListQuery } from "./shell/list-query.server";
import { tellPlace } from "./shell/head.server";
import { nextPage } from "./shell/page-request";
import { PageRail } from "./shell/shell";
import { titleOf } from "./shell/title";
import { shellWords } from "./shell/words";

const queues = ["new", "unanswered", "unaccepted", "stale", "reopening", "latest", "top"] as const;
const emptyWords = { unanswered: "emptyUnanswered", unaccepted: "emptyUnaccepted", stale: "emptyStale", reopening: "emptyReopening" } as const;

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.questionsTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await actorContextOf(args);
  const query = readListQuery(args.request, "new");
  const params = new URL(args.request.url).searchParams;
  const { board, tag } = topicListSchema.shape;
  const filters = { board: board.safeParse(params.get("board") || undefined).data, tag: tag.safeParse(params.get("tag") || undefined).data };
  const page = await listTopics(ctx, { ...query, ...filters, kind: "question" }, await edgeOf(args).boards());
  await tellPlace(edgeOf(args), { path: "/questions" });
  const reopens = ctx.actor.kind === "member" && (isStaff(ctx.actor) || ctx.actor.moderates.length > 0 || ctx.actor.trust >= closeVoterTrust);
  return { query, filters, page, reopens };
}

type Filters = { board?: string | undefined; tag?: string | undefined };

/** The address of a queue, its filters kept. */
function hrefOf(sort: TopicSort, { board, tag }: Filters): string {
  const params = new URLSearchParams({ ...(sort === "new" ? {} : { sort }), ...(board ? { board } : {}), ...(tag ? { tag } : {}) });
  return params.size > 0 ? `/questions?${params}` : "/questions";
}

export default function Questions() {
  const { query, filters, page, reopens } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const q = useWords(queueWords);
  const s = useWords(shellWords);
  const a = useWords(answererWords);
  const e = useWords(suggestionWords);
  const me = useRoot()?.me;
  const { board = "", tag = "" } = filters;
  const next = nextPage("/questions", { sort: query.sort === "new" ? "" : query.sort, board, tag, period: query.period }, page.nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("questionsTitle")} lead={t("questionsLead")} actions={<LinkButton variant="ember" icon="plus" href={askHref(filters)}>{q("ask")}</LinkButton>} />
      <Tabs label={q("nav")} items={queues.filter((name) => name !== "reopening" || reopens).map((name) => ({ href: hrefOf(name, filters), label: q(name), current: name === query.sort }))} />
      {me ? <p className="sm"><a className="link" href="/questions/for-me">{a("mineTitle")}</a> · <a className="link" href="/edits">{e("queueTitle")}</a></p> : null}
      <FilterForm sort={query.sort} filters={filters} />
      <QuestionRows page={page} sort={query.sort} filters={filters} />
      <Pager label={s("pages")} previous={query.cursor ? { href: hrefOf(query.sort, filters), label: s("first") } : null} next={next ? { href: next, label: s("next") } : null} />
    </Frame>
  );
}

function askHref({ board }: Filters): string {
  return `/new?${new URLSearchParams({ kind: "question", ...(board ? { board } : {}) })}`;
}

function FilterForm({ sort, filters }: { sort: TopicSort; filters: Filters }) {
  const q = useWords(queueWords);
  const boards = useRoot()?.boards ?? [];
  return (
    <form className="filters" role="search" action="/questions">
      {sort === "new" ? null : <input type="hidden" name="sort" value={sort} />}
      <Field name="board" label={q("board")}>
        <Select defaultValue={filters.board ?? ""}><option value="">{q("allBoards")}</option>{boards.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}</Select>
      </Field>
      <Field name="tag" label={q("tag")}><Input defaultValue={filters.tag ?? ""} maxLength={40} /></Field>
      <Button icon="search">{q("filters")}</Button>
    </form>
  );
}

function QuestionRows({ page, sort, filters }: { page: Page<TopicCard>; sort: TopicSort; filters: Filters }) {
  const q = useWords(queueWords);
  if (page.items.length > 0) return <section><h2 className="sr">{q(sort === "hot" || sort === "unread" || sort === "followed" ? "new" : sort)}</h2><TopicRows topics={page.items} showBoard /></section>;
  const text = sort === "unanswered" || sort === "unaccepted" || sort === "stale" || sort === "reopening" ? emptyWords[sort] : "emptyNew";
  return <Empty title={q("emptyTitle")} actions={<LinkButton href={askHref(filters)}>{q("ask")}</LinkButton>}>{q(text)}</Empty>;
}
