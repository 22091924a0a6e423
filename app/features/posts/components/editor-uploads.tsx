import { useEffect, useState, type ReactNode, type RefObject } from "react";
import { fileMarkdown, pendingAddress, pictureMarkdown } from "~/features/files/components/picture-text";
import { startUpload, type Upload } from "~/features/files/components/upload";
import { UploadRow } from "~/features/files/components/upload-row";
import { kindOfName, labelsOf } from "~/features/files/rules";
import type { Attaching } from "~/features/files/types";
import { uploadWords } from "~/features/files/words";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";
import { apply, areaIn, selectionOf, swapPicture } from "./editor-area";
import { insertBlock } from "./editor-text";

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
  const area = (): HTMLTextAreaElement | null => areaIn(box.current);

  function news(id: string, told: Partial<Upload>): void {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...told } : upload)));
    const { url } = told;
    if (url) swapPicture(area(), pendingAddress(id), ({ whole }) => whole.replace(pendingAddress(id), url));
    else if (told.state === "failed") swapPicture(area(), pendingAddress(id), () => "");
  }

  function add(files: readonly File[]): void {
    const { to = "", kinds = [] } = attach() ?? {};
    for (const file of files) {
      const kind = kindOfName(file.name);
      if (file.type.startsWith("image/")) put(file, "picture", to);
      else if (kind !== null && kinds.includes(kind)) put(file, "file", to);
      else toast(kinds.length > 0 ? t("kindsOnly", { kinds: labelsOf(kinds) }) : t("picturesOnly"));
    }
  }

  function put(file: File, shows: Upload["shows"], to: string): void {
    const upload = startUpload(file, { locale, shows, to }, news);
    setUploads((all) => [...all, upload]);
    const [at, address] = [area(), pendingAddress(upload.id)];
    if (at) apply(at, insertBlock(selectionOf(at), shows === "file" ? fileMarkdown(file.name, address) : pictureMarkdown("", address)));
  }

  function drop(upload: Upload): void {
    upload.cancel();
    swapPicture(area(), addressOf(upload), () => "");
    setUploads((all) => all.filter(({ id }) => id !== upload.id));
  }

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

  const rows = uploads.map((upload) => (
    <UploadRow key={upload.id} upload={upload} onDrop={() => drop(upload)} onAlt={(alt) => {
      swapPicture(area(), addressOf(upload), ({ caption }) => pictureMarkdown(alt, addressOf(upload), caption));
    }} />
  ));
  return { add, rows };
}
