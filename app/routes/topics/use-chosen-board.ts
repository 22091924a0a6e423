import { useEffect, useRef, useState, type FormEvent } from "react";
import { replaceText } from "~/features/posts/components/editor/area";
import { fieldId } from "~/ui/field";

/** What of a board stands beside the text, and what the text begins with. */
type BoardGuide = { slug: string; guidelinesHtml: string; template: string };

type Chosen<B> = {
  board: B | undefined;
  /** Null until it has come, or when none is chosen. */
  detail: BoardGuide | null;
  choose(event: FormEvent<HTMLSelectElement>): void;
  /** The kind that was chosen when the board was changed: it stays where the new board has it. */
  kindChosen: string;
};

/** Follows the board chosen in the form: its guidelines, and its template as long as nothing of one's own is written. */
export function useChosenBoard<B extends { slug: string }>(boards: readonly B[], loaded: BoardGuide | null, first: string): Chosen<B> {
  const [slug, setSlug] = useState(first);
  const [detail, setDetail] = useState(loaded);
  const [kindChosen, setKind] = useState("");
  const former = useRef(loaded?.template ?? "");
  const follow = (select: HTMLSelectElement): void => {
    const kind = select.form ? new FormData(select.form).get("kind") : null;
    if (typeof kind === "string") setKind(kind);
    setSlug(select.value);
  };
  useEffect(() => {
    const select = document.getElementById(fieldId("board")); // a browser may put back what was chosen before
    if (select instanceof HTMLSelectElement && select.value !== "" && select.value !== first) follow(select);
  }, []); // once, when the page wakes up
  useEffect(() => {
    if (slug === "" || detail?.slug === slug) return;
    const stop = new AbortController();
    void fetchGuide(slug, stop.signal).then((guide) => {
      if (!guide || stop.signal.aborted) return;
      setDetail(guide);
      putTemplate(former.current, guide.template);
      former.current = guide.template;
    });
    return () => stop.abort();
  }, [slug, detail]);
  return { board: boards.find((board) => board.slug === slug), detail: detail?.slug === slug ? detail : null, choose: (event) => follow(event.currentTarget), kindChosen };
}

/** Begins the text with another template, if nothing else stands there. */
function putTemplate(former: string, template: string): void {
  const area = document.getElementById(fieldId("body"));
  if (!(area instanceof HTMLTextAreaElement) || area.value === template) return;
  if (area.value.trim() === "" || area.value.trim() === former.trim()) replaceText(area, template);
}

async function fetchGuide(slug: string, signal: AbortSignal): Promise<BoardGuide | null> {
  const answer = await fetch(`/api/v1/boards/${slug}`, { signal }).catch(() => null);
  if (!answer?.ok) return null;
  const board: unknown = await answer.json().catch(() => null); // given up while it came
  if (typeof board !== "object" || board === null || !("guidelinesHtml" in board && "template" in board)) return null;
  const { guidelinesHtml, template } = board;
  return typeof guidelinesHtml === "string" && typeof template === "string" ? { slug, guidelinesHtml, template: template.replaceAll("\r\n", "\n") } : null;
}
