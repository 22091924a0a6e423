import { useEffect, useState, type RefObject } from "react";
import { uploadWords } from "~/features/posts/upload-words";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";
import { actOfKey, acts, findPicture, insertBlock, pictureMarkdown, type Act, type Change } from "./editor-text";
import { UploadRow } from "./upload-row";
import { startUpload, type Upload } from "./upload";

/** What makes the text area comfortable: the bar's buttons, shortcuts, and pictures by button, paste and drop. */
export function EditorTools({ box }: { box: RefObject<HTMLDivElement> }) {
  const t = useWords(uploadWords);
  const locale = useLocale();
  const toast = useToast();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const area = (): HTMLTextAreaElement | null => box.current?.querySelector("textarea") ?? null;
  const change = (id: string, news: Partial<Upload>): void => setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...news } : upload)));
  const sample = t("sample");

  function add(files: readonly File[]): void {
    const pictures = files.filter((file) => file.type.startsWith("image/"));
    for (const file of pictures) {
      const upload = startUpload(file, locale, (id, news) => {
        change(id, news);
        if (news.url) swap(area(), `#${id}`, (alt) => pictureMarkdown(alt, news.url ?? ""));
      });
      setUploads((all) => [...all, upload]);
      const at = area();
      if (at) apply(at, insertBlock(selectionOf(at), pictureMarkdown("", `#${upload.id}`)));
    }
  }

  function drop(upload: Upload): void {
    upload.cancel();
    swap(area(), upload.url ?? `#${upload.id}`, () => "");
    setUploads((all) => all.filter(({ id }) => id !== upload.id));
  }

  useEffect(() => {
    const root = box.current;
    return root ? listen(root, { act: (name) => act(area(), name, sample), add }) : undefined;
    // What it calls reads the present state by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [box, sample, locale]);
  const isSending = uploads.some(({ state }) => state === "sending");
  useEffect(() => {
    const form = box.current?.closest("form");
    const hold = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      toast(t("wait"));
    };
    if (isSending) form?.addEventListener("submit", hold, { capture: true });
    return () => form?.removeEventListener("submit", hold, { capture: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [box, isSending]);
  return (
    <>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onDrop={() => drop(upload)} onAlt={(alt) => {
          swap(area(), upload.url ?? `#${upload.id}`, () => pictureMarkdown(alt, upload.url ?? `#${upload.id}`));
        }} />
      ))}
    </>
  );
}

type Hands = { act(name: Act): void; add(files: readonly File[]): void };

/** Listens to the box until called off. */
function listen(root: HTMLElement, hands: Hands): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, heard: (event: HTMLElementEventMap[K]) => void): void => root.addEventListener(name, heard, { signal: stop.signal });
  const take = (event: Event, files: FileList | undefined): void => {
    if (!files || files.length === 0) return;
    event.preventDefault();
    hands.add([...files]);
  };
  on("click", (event) => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
    if (name === "picture") choose(hands.add);
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
  on("paste", (event) => take(event, event.clipboardData?.files));
  on("drop", (event) => take(event, event.dataTransfer?.files));
  on("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  return () => stop.abort();
}

function choose(chosen: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: "image/png,image/jpeg,image/webp,image/gif", multiple: true });
  input.addEventListener("change", () => chosen([...(input.files ?? [])]));
  input.click();
}

function isAct(name: string): name is Act {
  return Object.hasOwn(acts, name);
}

function act(area: HTMLTextAreaElement | null, name: Act, sample: string): void {
  if (area) apply(area, acts[name](selectionOf(area), sample));
}

function selectionOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
  return { text: value, start: selectionStart, end: selectionEnd };
}

/** Changes the text as if it were typed, so that it can be undone. */
function apply(area: HTMLTextAreaElement, { from, to, insert, select }: Change): void {
  area.focus();
  area.setSelectionRange(from, to);
  // The one way that keeps the browser's own undo; deprecated without a successor.
  const isDone = insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert);
  if (!isDone) {
    area.setRangeText(insert, from, to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(...select);
}

/** Changes the picture of that address in the text; the cursor stays where the writer left it. */
function swap(area: HTMLTextAreaElement | null, address: string, made: (alt: string) => string): void {
  const place = area && findPicture(area.value, address);
  if (!area || !place) return;
  const alt = area.value.slice(place.from + 2, area.value.lastIndexOf("](", place.to)).replace(/\\([\\[\]])/g, "$1");
  area.setRangeText(made(alt), place.from, place.to, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
