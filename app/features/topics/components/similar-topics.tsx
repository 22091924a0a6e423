import { useEffect, useState } from "react";
import { similarWords } from "~/features/topics/similar-words";
import { topicHref, type SimilarTopic } from "~/features/topics/types";
import { hasHan, lengthOf } from "~/kernel/text";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";

const pauseMs = 400;

/** Topics like the one whose title is being typed, as a list that moves nothing: it lies over what is below and goes with the focus. */
export function SimilarTopics({ title, board }: { title: string; board: string | undefined }) {
  const t = useWords(similarWords);
  const topics = useSimilar(title, board);
  return (
    <>
      <p className="sr" role="status">{t("found", { count: topics.length })}</p>
      {topics.length > 0 ? (
        // Not every browser gives the focus to a pressed link: taken from the title, it would close the list before the press is over.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section className="similar" aria-label={t("title")} onMouseDown={(event) => event.preventDefault()}>
          <h2 className="sm dim">{t("title")}</h2>
          <ul>
            {topics.map((topic) => (
              <li key={topic.id}>
                <a className="link" href={topicHref(topic)} target="_blank" rel="noopener">{topic.title}<span className="sr"> ({t("newTab")})</span></a>
                <span className="dim sm nowrap">
                  {topic.solved ? <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel> : t(topic.kind === "question" ? "answers" : "replies", { count: topic.replyCount })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

type Found = Pick<SimilarTopic, "id" | "slug" | "kind" | "title" | "replyCount" | "solved">;

/** Asks a moment after typing stops; the last answer stays until the next one comes. */
function useSimilar(title: string, board: string | undefined): Found[] {
  const [topics, setTopics] = useState<Found[]>([]);
  const text = title.trim();
  const isTelling = lengthOf(text) >= (hasHan(text) ? 2 : 4);
  useEffect(() => {
    if (!isTelling) return setTopics([]);
    const stop = new AbortController();
    const timer = setTimeout(() => void fetchSimilar({ title: text, ...(board ? { board } : {}) }, stop.signal).then((found) => (found && !stop.signal.aborted ? setTopics(found) : undefined)), pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, board, isTelling]);
  return topics;
}

async function fetchSimilar(query: Record<string, string>, signal: AbortSignal): Promise<Found[] | null> {
  const answer = await fetch(`/api/v1/topics/similar?${new URLSearchParams(query)}`, { signal }).catch(() => null);
  if (!answer?.ok) return null;
  const found: unknown = await answer.json().catch(() => null); // given up while it came
  return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? found.items.filter(isTopic) : null;
}

function isTopic(item: unknown): item is Found {
  return typeof item === "object" && item !== null && ["id", "slug", "kind", "title"].every((name) => typeof Reflect.get(item, name) === "string");
}
