import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { readMarks } from "~/features/polls/counting/ballots";
import { choicesText } from "~/features/polls/components/choices-text";
import { VerifyRecord } from "~/features/polls/components/verify-record";
import { findRecordPage } from "~/features/polls/queries.server";
import { recordWords } from "~/features/polls/record-words";
import type { PollRecord } from "~/features/polls/types";
import { actorContextOf, edgeOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import pollStyles from "~/ui/styles/poll.css?url";
import { useWords } from "~/ui/use-words";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, recordWords.title);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: pollStyles }];

const shownMax = 200;

/** The first of the published ballots, with the one whose receipt was asked for. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const asked = (new URL(args.request.url).searchParams.get("receipt") ?? "").trim().toLowerCase();
  const record = isId(id) ? await findRecordPage(await actorContextOf(args), id, { receipt: asked, limit: shownMax }) : null;
  if (!record) throw await refusalResponse(args, "not-found");
  return { ...record, asked, origin: edgeOf(args).ctx.community.origin };
}

export default function Record() {
  const data = useLoaderData<typeof loader>();
  const r = useWords(recordWords);
  const isSecret = data.secrecy === "secret";
  const file = `/polls/${data.id}/record.json`;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={r("title")} lead={data.question || undefined} />
      <p>{r(isSecret ? "secretLead" : "publicLead")}</p>
      {isSecret ? <FindReceipt asked={data.asked} found={data.found === null ? null : textOf(data, data.found)} /> : null}
      <section className="poll">
        <VerifyRecord file={file} />
        <p><LinkButton icon="download" href={file}>{r("file")}</LinkButton></p>
      </section>
      {isSecret ? <How id={data.id} origin={data.origin} /> : null}
      {data.count > data.entries.length ? <p className="hint">{r("first", { count: data.entries.length, all: data.count })}</p> : null}
      <div className="scroll-x"><Entries data={data} /></div>
      <p><LinkButton variant="quiet" href={`/t/${data.topicId}#poll`} icon="arrow-left">{r("back")}</LinkButton></p>
    </Frame>
  );
}

type Data = { kind: PollRecord["kind"]; options: string[]; entries: PollRecord["entries"] };

function textOf({ kind, options }: Pick<Data, "kind" | "options">, choices: string): string {
  return choicesText({ kind, options: options.map((text, place) => ({ option: place + 1, text })) }, readMarks(kind, choices) ?? []);
}

function FindReceipt({ asked, found }: { asked: string; found: string | null }) {
  const r = useWords(recordWords);
  return (
    <form className="stack" method="get">
      <Field name="receipt" label={r("find")}><Input defaultValue={asked} autoComplete="off" spellCheck={false} maxLength={60} /></Field>
      <div><Button icon="search">{r("search")}</Button></div>
      {asked === "" ? null : <Note tone={found === null ? "ochre" : "moss"} icon={found === null ? "circle-alert" : "circle-check"} role="status"><p>{found === null ? r("notFound") : r("found", { choices: found })}</p></Note>}
    </form>
  );
}

function How({ id, origin }: { id: string; origin: string }) {
  const r = useWords(recordWords);
  return (
    <details className="more">
      <summary>{r("how")}</summary>
      <div className="stack">
        <p>{r("howCommit")}</p>
        <pre>{`printf 'kindling-ballot-1\\n${id}\\n<receipt>\\n<ballot>' | sha256sum`}</pre>
        <p>{r("howCommand")}</p>
        <pre>{`npm run kindling -- poll verify ${origin}/polls/${id}/record.json`}</pre>
        <p>{r("howSecret")}</p>
        <p>{r("howLimits")}</p>
      </div>
    </details>
  );
}

function Entries({ data }: { data: Data }) {
  const r = useWords(recordWords);
  return (
    <table className="figures">
      <thead><tr><th scope="col">{r("ballotColumn")}</th>{data.entries.some((entry) => "handle" in entry) ? <th scope="col">{r("memberColumn")}</th> : <><th scope="col">{r("receiptColumn")}</th><th scope="col">{r("commitmentColumn")}</th></>}</tr></thead>
      <tbody>
        {data.entries.map((entry) => "handle" in entry
          ? <tr key={entry.handle}><th scope="row">{textOf(data, entry.choices)}</th><td><a className="link" href={`/members/${entry.handle}`}>@{entry.handle}</a></td></tr>
          : <tr key={entry.commitment}><th scope="row">{textOf(data, entry.choices)}</th><td><code>{entry.receipt}</code></td><td><code className="cut" title={entry.commitment}>{entry.commitment}</code></td></tr>)}
      </tbody>
    </table>
  );
}
