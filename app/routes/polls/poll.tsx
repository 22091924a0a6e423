import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { pollFormWords } from "~/features/polls/form-words";
import { findPoll, listGroupsToName } from "~/features/polls/queries.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { topicHref } from "~/features/topics/types";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import formStyles from "~/ui/styles/forms.css?url";
import pollStyles from "~/ui/styles/poll.css?url";
import { useWords } from "~/ui/use-words";
import { TroubleSummary } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { ManagePoll } from "./manage-poll";
import { pollActSchema, takePollAct } from "./poll-acts.server";
import { PollForm } from "./poll-form";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, pollFormWords.manageTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }, { rel: "stylesheet", href: pollStyles }];

/** Where who opened a topic, or staff of its board, puts a poll into it and looks after it. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const found = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  const isTheirs = found && (found.topic.author.id === ctx.actor.id || found.topic.can.moderate);
  if (!found || !isTheirs) throw await refusalResponse(args, "not-found");
  const { topic } = found;
  const poll = topic.pollId ? await findPoll(ctx, topic.pollId) : null;
  return { id, title: topic.title, href: topicHref(topic), moderates: topic.can.moderate, poll, groups: await listGroupsToName(ctx, topic.can.moderate ? "any" : "own") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, pollActSchema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const done = await takePollAct(ctx, topicId, { form: form.value, timeZone: await edgeOf(args).timeZone() });
  if (!done.ok) return refuseForm(args, form.form, done.refusal, done.detail);
  return redirect(form.value.wanted === "options" ? `/t/${topicId}/poll` : `/t/${topicId}#poll`);
}

export default function TopicPoll() {
  const { id, title, href, moderates, poll, groups } = useLoaderData<typeof loader>();
  const f = useWords(pollFormWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={poll ? f("manageTitle") : f("newTitle")} lead={title} />
      <TroubleSummary labels={{ question: f("question"), options: f("options"), closesAt: f("closesAt"), min: f("min"), max: f("max") }} />
      {poll ? <ManagePoll topicId={id} poll={poll} moderates={moderates} /> : <PollForm topicId={id} groups={groups} />}
      <p><LinkButton variant="quiet" href={href} icon="arrow-left">{f("back")}</LinkButton></p>
    </Frame>
  );
}
