import { renderToStaticMarkup } from "react-dom/server";
import { PollCard } from "~/features/polls/components/poll-card";
import { findPoll } from "~/features/polls/queries.server";
import { formTokenFor } from "~/http/forms.server";
import type { Edge } from "~/http/edge";
import { PageProvider } from "~/ui/page-context";
import pollStyles from "~/ui/styles/poll.css?url";
import { LocaleProvider } from "~/ui/use-words";

type Place = { pollId: string; title: string; signInHref: string };

/**
 * Makes a topic's poll ready as HTML under the poll's id: it is forms and figures that need no script, so those who read a topic load none
 * for it. Its styles are told to the page's head.
 */
export async function readyPoll(edge: Edge, { pollId, title, signInHref }: Place): Promise<void> {
  const ctx = await edge.actorContext();
  const poll = await findPoll(ctx, pollId);
  if (!poll) return;
  const [locale, timeZone] = [await edge.locale(), await edge.timeZone()];
  const formToken = ctx.actor.kind === "member" ? formTokenFor(ctx.community.secret, ctx.actor.credential.id) : null;
  const facts = { nowMs: ctx.now().getTime(), timeZone, formToken, signedIn: formToken !== null, keys: true };
  edge.head.push({ tagName: "link", rel: "stylesheet", href: pollStyles });
  edge.readyHtml.set(pollId, renderToStaticMarkup(<LocaleProvider value={locale}><PageProvider value={facts}><PollCard poll={poll} title={title} signInHref={signInHref} /></PageProvider></LocaleProvider>));
}
