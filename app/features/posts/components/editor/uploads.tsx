import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { fileMarkdown, pendingAddress, pictureMarkdown } from "~/features/files/components/picture-text";
import { startUpload, type Upload } from "~/features/files/components/upload";
import { UploadRow } from "~/features/files/components/upload-row";
import { kindOfName, labelsOf } from "~/features/files/rules";
import type { Attaching } from "~/features/files/types";
import { uploadWords } from "~/features/files/words";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";
import { apply, areaIn, selectionOf, swapPicture, takeOut } from "./area";
import { insertBlock, type Edges } from "./blocks";

/** What came into the text together: the uploads of it that are left, and what was put around them. */
type Block = Edges & { ids: Set<string> };

const isPicture = ({ type }: File): boolean => type.startsWith("image/");
const lineOf = ({ id, name, shows }: Upload): string => (shows === "file" ? fileMarkdown(name, pendingAddress(id)) : pictureMarkdown("", pendingAddress(id)));
const addressOf = ({ id, url }: Upload): string => url ?? pendingAddress(id);

/**
 * Files that are put into the text: each stands there at once, and its row tells how far it is. The form waits for them.
 * `attach` says what else than pictures may be put in now.
 */
export function useUploads(box: RefObject<HTMLElement>, attach: () => Attaching | undefined): { add(files: readonly File[]): void; rows: ReactNode } {
  const t = useWords(uploadWords);
  const locale = useLocale();
  const toast = useToast();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const blocks = useRef(new Set<Block>());
  const area = (): HTMLTextAreaElement | null => areaIn(box.current);

  function news(id: string, told: Partial<Upload>): void {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...told } : upload)));
    const { url } = told;
    if (url) swapPicture(area(), pendingAddress(id), ({ whole }) => whole.replace(pendingAddress(id), url));
    else if (told.state === "failed") remove(id, pendingAddress(id));
  }

  function add(files: readonly File[]): void {
    const { to = "", kinds = [] } = attach() ?? {};
    const pictures = files.filter(isPicture);
    if (pictures.length > 0) put(pictures, "picture", to);
    for (const file of files.filter((one) => !isPicture(one))) {
      const kind = kindOfName(file.name);
      if (kind !== null && kinds.includes(kind)) put([file], "file", to);
      else toast(kinds.length > 0 ? t("kindsOnly", { kinds: labelsOf(kinds) }) : t("picturesOnly"));
    }
  }

  /** Pictures that come together touch, and so become a gallery. */
  function put(files: readonly File[], shows: Upload["shows"], to: string): void {
    const started = files.map((file) => startUpload(file, { locale, shows, to }, news));
    setUploads((all) => [...all, ...started]);
    const at = area();
    if (!at) return;
    const block = insertBlock(selectionOf(at), started.map(lineOf).join("\n"));
    blocks.current.add({ before: block.before, after: block.after, ids: new Set(started.map(({ id }) => id)) });
    apply(at, block);
  }

  function remove(id: string, address: string): void {
    const block = [...blocks.current].find(({ ids }) => ids.delete(id));
    takeOut(area(), address, block && block.ids.size === 0 ? block : null);
  }

  function drop(upload: Upload): void {
    upload.cancel();
    remove(upload.id, addressOf(upload));
    setUploads((all) => all.filter(({ id }) => id !== upload.id));
    area()?.focus(); // the pressed button goes with its row
  }

  useSubmit(box, uploads.length > 0, () => uploads.forEach(({ id, url, state }) => (url || state === "failed" ? news(id, { url, state }) : undefined))); // undoing may have brought one back as it was on its way
  useHold(box, uploads.some(({ state }) => state === "sending"), () => toast(t("wait")));
  const rows = uploads.map((upload) => (
    <UploadRow key={upload.id} upload={upload} onDrop={() => drop(upload)}
      onAlt={(alt) => swapPicture(area(), addressOf(upload), ({ caption }) => pictureMarkdown(alt, addressOf(upload), caption))} />
  ));
  return { add, rows };
}

/** Keeps the form from being sent while something is on its way into it. */
function useHold(box: RefObject<HTMLElement>, isSending: boolean, told: () => void): void {
  useSubmit(box, isSending, (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    told();
  });
}

/** Hears first when the form is about to be sent. */
function useSubmit(box: RefObject<HTMLElement>, isOn: boolean, heard: (event: Event) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    const form = box.current?.closest("form");
    const hear = (event: Event): void => latest.current(event);
    if (isOn) form?.addEventListener("submit", hear, { capture: true });
    return () => form?.removeEventListener("submit", hear, { capture: true });
  }, [box, isOn]);
}
