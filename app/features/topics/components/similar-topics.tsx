import { useEffect, useRef, useState, type RefObject } from "react";
import { similarWords } from "~/features/topics/similar-words";
import { topicHref, type SimilarTopic } from "~/features/topics/types";
import { hasHan, lengthOf } from "~/kernel/text";
import { Button } from "~/ui/button";
import { Note } from "~/ui/note";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";

const pauseMs = 400;

/**
 * Topics like the one whose title is being typed, as a list that moves nothing: it lies over what is below and goes with the focus.
 * Without script, the step at which one asks for them.
 */
export function SimilarTopics({ title, board }: { title: string; board: string | undefined }) {
  const t = useWords(similarWords);
  const place = useRef<HTMLParagraphElement>(null);
  const topics = useSimilar(title, board, place);
  return (
    <>
      <p className="sr" role="status" ref={place}>{t("found", { count: topics.length })}</p>
      <noscript><Button size="sm" icon="search" name="intent" value="similar" formNoValidate>{t("look")}</Button></noscript>
      {topics.length > 0 ? (
        // Not every browser gives the focus to a pressed link: taken from the title, it would close the list before the press is over.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section className="similar" aria-label={t("title")} onMouseDown={(event) => event.preventDefault()}>
          <h2 className="sm dim">{t("title")}</h2>
          <SimilarList topics={topics} />
        </section>
      ) : null}
    </>
  );
}

/** The answer to that step: what is there already, above the form with all that was typed. */
export function SimilarFound({ topics }: { topics: readonly Found[] }) {
  const t = useWords(similarWords);
  if (topics.length === 0) return <Note icon="search" role="status">{t("nothing")}</Note>;
  return (
    <section className="sheet found" aria-labelledby="similar-title">
      <h2 id="similar-title">{t("title")}</h2>
      <SimilarList topics={topics} />
    </section>
  );
}

function SimilarList({ topics }: { topics: readonly Found[] }) {
  const t = useWords(similarWords);
  return (
    <ul>
      {topics.map((topic) => (
        <li key={topic.id}>
          <a className="link" href={topicHref(topic)} target="_blank" rel="noopener">{topic.title}<span className="sr"> ({t("newTab")})</span></a>
          <span className="dim sm nowrap">
            {topic.closed ? <><StateLabel icon="circle-x">{t("closed")}</StateLabel> </> : null}
            {topic.solved ? <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel> : t(topic.kind === "question" ? "answers" : "replies", { count: topic.replyCount })}
          </span>
          {topic.answer ? <details className="sm"><summary className="link">{t(topic.answer.accepted ? "acceptedAnswer" : "bestAnswer")}</summary><p>{topic.answer.excerpt}</p></details> : null}
        </li>
      ))}
    </ul>
  );
}

type Found = Pick<SimilarTopic, "id" | "slug" | "kind" | "title" | "replyCount" | "solved" | "closed" | "answer">;

/** Asks a moment after typing stops; the last answer stays until the next one comes. */
function useSimilar(title: string, board: string | undefined, place: RefObject<HTMLElement>): Found[] {
  const [topics, setTopics] = useState<Found[]>([]);
  const text = title.trim();
  const isTelling = lengthOf(text) >= (hasHan(text) ? 2 : 4);
  useEffect(() => {
    if (!isTelling) return setTopics([]);
    const stop = new AbortController();
    const ask = (): Promise<Found[] | null> => fetchSimilar({ title: text, ...(board ? { board } : {}), ...kindIn(place.current?.closest("form")) }, stop.signal);
    const timer = setTimeout(() => void ask().then((found) => (found && !stop.signal.aborted ? setTopics(found) : undefined)), pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, board, isTelling, place]);
  return topics;
}

/** The kind of topic chosen in the form, as it is now. */
function kindIn(form: HTMLFormElement | null | undefined): { kind?: string } {
  const kind = form ? new FormData(form).get("kind") : null;
  return typeof kind === "string" && kind !== "" ? { kind } : {};
}

async function fetchSimilar(query: Record<string, string>, signal: AbortSignal): Promise<Found[] | null> {
  const answer = await fetch(`/api/v1/topics/similar?${new URLSearchParams(query)}`, { signal }).catch(() => null);
  if (!answer?.ok) return null;
  return similarIn(await answer.json().catch(() => null)); // given up while it came
}

/** The topics an answer holds; null when it holds none of the kind. */
export function similarIn(found: unknown): Found[] | null {
  return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? found.items.filter(isTopic) : null;
}

function isTopic(item: unknown): item is Found {
  return typeof item === "object" && item !== null && ["id", "slug", "kind", "title"].every((name) => typeof Reflect.get(item, name) === "string");
}
