import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { castBallot, withdrawBallot } from "~/features/polls/cast-ballot.server";
import { BallotForm } from "~/features/polls/components/ballot-form";
import { PollCard } from "~/features/polls/components/poll-card";
import { pollFormWords } from "~/features/polls/form-words";
import { findPoll } from "~/features/polls/queries.server";
import { ballotFormSchema, formMarks } from "~/features/polls/schema";
import { pollWords } from "~/features/polls/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { actorContextOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { Frame } from "~/ui/shell";
import pollStyles from "~/ui/styles/poll.css?url";
import { useWords } from "~/ui/use-words";
import { TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, pollWords.poll);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: pollStyles }];

/** A poll on a page of its own: where a refused ballot is mended. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const poll = isId(id) ? await findPoll(await actorContextOf(args), id) : null;
  if (!poll) throw await refusalResponse(args, "not-found");
  return { poll };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, ballotFormSchema);
  if (!form.ok) return form.response;
  const pollId = args.params.id ?? "";
  const withdraws = form.form.get("intent") === "withdraw";
  const done = withdraws ? await withdrawBallot(ctx, pollId) : await castBallot(ctx, { pollId, marks: formMarks(form.value) });
  return done.ok ? redirect(`/t/${done.value.topicId}#poll`) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function Ballot() {
  const { poll } = useLoaderData<typeof loader>();
  const f = useWords(pollFormWords);
  const t = useWords(pollWords);
  const { trouble } = useTrouble();
  return (
    <Frame rail={<PageRail />}>
      <TroubleSummary />
      {trouble && poll.can.vote ? <section className="poll"><h1>{poll.question || t("poll")}</h1><BallotForm poll={poll} typed={(name) => trouble.typed[name]} /></section> : <PollCard poll={poll} title="" signInHref={`/sign-in?to=/polls/${poll.id}/ballot`} />}
      <p><LinkButton variant="quiet" href={`/t/${poll.topicId}`} icon="arrow-left">{f("back")}</LinkButton></p>
    </Frame>
  );
}
