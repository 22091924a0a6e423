import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { zonedTime } from "~/kernel/clock";
import { isId } from "~/kernel/ids";
import { refused } from "~/kernel/result";
import { actsWords } from "~/features/topics/acts-words";
import { setPublication } from "~/features/topics/set-publication.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { usePage } from "~/ui/page-context";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import formStyles from "~/ui/styles/forms.css?url";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, actsWords.publicationTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

const schema = z.strictObject({ wanted: z.enum(["later", "now"]), at: z.string().max(40).optional() });

/** When a topic that waits for its time is to appear: for its author and staff of the board. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const found = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  const timer = found?.topic.timers.find(({ act }) => act === "publish");
  const isTheirs = found && (found.topic.author.id === ctx.actor.id || found.topic.can.moderate);
  if (!found || !timer || !isTheirs) throw await refusalResponse(args, "not-found");
  return { id, title: found.topic.title, at: timer.at };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const id = args.params.id ?? "";
  const zone = await edgeOf(args).timeZone();
  const at = form.value.wanted === "later" ? zonedTime(form.value.at ?? "", zone) : null;
  const done = form.value.wanted === "later" && !at ? refused("timer-time-wrong") : await setPublication(ctx, { id, at });
  return done.ok ? redirect(`/t/${id}`) : refuseForm(args, form.form, done.refusal);
}

export default function Publication() {
  const { id, title, at } = useLoaderData<typeof loader>();
  const a = useWords(actsWords);
  const { timeZone } = usePage();
  const { typed, errorOf } = useTrouble();
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={a("publicationTitle")} lead={title} />
      <TroubleSummary labels={{ at: a("publicationTitle") }} />
      <section className="set">
        <header><h2>{a("publicationAt")} <Moment iso={at} /></h2><p>{a("publicationText")}</p></header>
        <div className="fields">
          <PostForm className="fields">
            <input type="hidden" name="wanted" value="later" />
            <Field name="at" label={a("at", { zone: timeZone })} error={errorOf("at")}><Input type="datetime-local" defaultValue={typed("at")} required /></Field>
            <div><Button icon="timer">{a("publicationChange")}</Button></div>
          </PostForm>
          <ButtonForm action={`/t/${id}/publication`} values={{ wanted: "now" }}><Button icon="send">{a("publicationNow")}</Button></ButtonForm>
        </div>
      </section>
    </Frame>
  );
}
