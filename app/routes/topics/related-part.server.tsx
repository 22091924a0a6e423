import { renderToStaticMarkup } from "react-dom/server";
import { RelatedTopics } from "~/features/related/components/related-topics";
import { relatedPlace, type RelatedTopic } from "~/features/related/types";
import type { Edge } from "~/http/edge";
import { LocaleProvider } from "~/ui/use-words";

/** Makes the topics that one leads on to ready as HTML: they are links, so those who read load no script for them. */
export async function readyRelated(edge: Edge, { topic, related }: { topic: { id: string }; related: readonly RelatedTopic[] }): Promise<void> {
  if (related.length === 0) return;
  edge.readyHtml.set(relatedPlace(topic.id), renderToStaticMarkup(<LocaleProvider value={await edge.locale()}><RelatedTopics topics={related} /></LocaleProvider>));
}
