import { useEffect, useRef, type MutableRefObject, type RefObject } from "react";
import { bodyMaxOf } from "~/features/posts/rules";
import { acceptOf, fileBytesMax, labelsOf, mebibyte } from "~/features/files/rules";
import type { Attaching } from "~/features/files/types";
import { uploadWords } from "~/features/files/words";
import { toolsWords } from "~/features/posts/tools-words";
import type { PostKind } from "~/features/posts/types";
import { useWords } from "~/ui/use-words";
import { apply, areaIn, insertText, selectionOf } from "./area";
import { isInCode } from "./code";
import { continueLine } from "./enter";
import { linkTo } from "./links";
import { pastedHtml, pastedTable } from "./paste";
import { placeOfKey } from "./roving";
import { actOfKey, acts, type Act } from "./text";
import { useUploads } from "./uploads";
import { LengthLeft } from "../length-left";
import { inText } from "../suggest/suggest-places";
import { Suggestions } from "../suggest/suggestions";

type ToolsProps = { box: RefObject<HTMLDivElement>; /** What was put in before the tools had come; null once they take it themselves. */ early: MutableRefObject<File[] | null>; kind: PostKind; topicKind: string | undefined; attach: Attaching | undefined };

/** What makes the text area comfortable: the bar's buttons, shortcuts, pasting, suggestions, and pictures and files by button, paste and drop. */
export function EditorTools({ box, early, kind, topicKind, attach }: ToolsProps) {
  const t = useWords(toolsWords);
  const u = useWords(uploadWords);
  const present = useRef(attach);
  present.current = attach; // another board may have been chosen
  const { add, rows } = useUploads(box, () => present.current);
  const sample = t("sample");
  useEffect(() => {
    const root = box.current;
    const waiting = early.current ?? [];
    early.current = null;
    if (waiting.length > 0) add(waiting);
    return root ? listen(root, { add, accept: () => acceptOf(present.current?.kinds ?? []), act: (name) => act(areaIn(root), name, sample) }) : undefined;
    // What it calls reads the present state by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [box, sample]);
  const find = (): HTMLTextAreaElement | null => areaIn(box.current);
  return (
    <>
      <LengthLeft find={find} max={() => bodyMaxOf(kind, topicKind ?? chosenKind(find()))} />
      {attach && attach.kinds.length > 0 ? <p className="hint">{u("mayAttach", { kinds: labelsOf(attach.kinds), limit: fileBytesMax / mebibyte })}</p> : null}
      {rows}
      <Suggestions box={box} place={inText} />
    </>
  );
}

/** The kind of topic that is chosen in the form now. */
function chosenKind(area: HTMLTextAreaElement | null): string {
  const kind = area?.form ? new FormData(area.form).get("kind") : null;
  return typeof kind === "string" ? kind : "";
}

const composingKey = 229;

type Hands = { act(name: Act): void; add(files: readonly File[]): void; /** What a browser lets choose now. */ accept(): string };

/** Listens to the box until called off. */
function listen(root: HTMLElement, hands: Hands): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, heard: (event: HTMLElementEventMap[K]) => void): void => root.addEventListener(name, heard, { signal: stop.signal });
  on("click", (event) => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
    if (name === "picture") choose(hands);
    else if (name && isAct(name)) hands.act(name);
  });
  on("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    const name = actOfKey(event);
    if (!name && event.key !== "Enter") return;
    event.preventDefault();
    if (name) hands.act(name);
    else root.closest("form")?.requestSubmit();
  });
  on("keydown", (event) => {
    const area = areaIn(root);
    const isAlone = event.key === "Enter" && !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey);
    // Safari tells of the key that ends a composition as of any other, but for its number.
    if (!area || event.target !== area || !isAlone || event.isComposing || event.keyCode === composingKey) return;
    const change = continueLine(selectionOf(area));
    if (!change) return;
    event.preventDefault();
    apply(area, change);
  });
  on("keydown", (event) => {
    const buttons = [...root.querySelectorAll<HTMLElement>("[data-act]")];
    const at = buttons.findIndex((button) => button === event.target);
    const to = at < 0 || event.ctrlKey || event.metaKey || event.altKey ? null : placeOfKey(event.key, at, buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  });
  on("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.dataset.act) return;
    for (const button of root.querySelectorAll<HTMLElement>("[data-act]")) button.tabIndex = button === target ? 0 : -1; // one stop for Tab
  });
  on("compositionstart", ({ target }) => (target instanceof HTMLElement ? void (target.dataset.composing = "") : undefined));
  on("compositionend", ({ target }) => (target instanceof HTMLElement ? void delete target.dataset.composing : undefined));
  on("paste", (event) => paste(event, root, hands));
  on("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    hands.add(files);
  });
  return () => stop.abort();
}

/** Pictures come in by themselves, rich text and tables as Markdown, an address over words as their link; all else, and whatever comes into code, as the browser does it. */
function paste(event: ClipboardEvent, root: HTMLElement, { add }: Hands): void {
  const [data, area] = [event.clipboardData, areaIn(root)];
  if (!data || !area || event.target !== area) return;
  const plain = data.getData("text/plain");
  const files = [...data.files];
  if (files.length > 0 && plain === "") { // an office program puts a picture of the text beside it
    event.preventDefault();
    return add(files);
  }
  if (isInCode(selectionOf(area))) return;
  const link = linkTo(selectionOf(area), plain);
  if (link) {
    event.preventDefault();
    return apply(area, link);
  }
  const table = pastedTable(plain);
  const html = table === null ? pastedHtml(data.getData("text/html")) : null;
  if (table === null && html === null) return;
  event.preventDefault();
  if (table !== null) return insertText(area, table);
  void import("~/kernel/html-to-markdown/html-to-markdown")
    .then(({ makeHtmlToMarkdown }) => makeHtmlToMarkdown({ siteUrl: null, pictures: "linked", home: location.origin })(html ?? ""))
    .catch(() => plain)
    .then((text) => insertText(area, text));
}

function choose({ add, accept }: Hands): void {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: accept(), multiple: true });
  input.addEventListener("change", () => add([...(input.files ?? [])]));
  input.click();
}

function isAct(name: string): name is Act {
  return Object.hasOwn(acts, name);
}

function act(area: HTMLTextAreaElement | null, name: Act, sample: string): void {
  if (area) apply(area, acts[name](selectionOf(area), sample));
}
