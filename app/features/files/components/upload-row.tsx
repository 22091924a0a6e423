import type { KeyboardEvent } from "react";
import { altMax } from "~/features/files/rules";
import { uploadWords } from "~/features/files/words";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { useWords } from "~/ui/use-words";
import "~/ui/styles/upload.css";
import type { Upload } from "./upload";

const megabyte = 1_000_000;

/** A file on its way or there: how far it is, what a picture shows, and the way to take it out. */
export function UploadRow({ upload, onDrop, onAlt }: { upload: Upload; onDrop: () => void; onAlt: (alt: string) => void }) {
  const t = useWords(uploadWords);
  const { id, name, shows, size, sent, state, url, reason } = upload;
  const said = state === "failed" ? t("failed", { reason: reason ?? t("unreached") })
    : state === "done" ? t("done")
      : sent >= size ? t("making") : t("sending", { percent: Math.floor((100 * sent) / size), size: (size / megabyte).toFixed(1) });
  return (
    <div className="up">
      {url && shows === "picture" ? <img src={url} alt="" width={64} height={64} /> : <span className="up-wait"><Icon name={state === "failed" ? "triangle-alert" : shows === "file" ? "file-text" : "image"} size={24} /></span>}
      <div>
        <div className="flex"><b className="clip1">{name}</b><span className="sm dim" role="status">{said}</span></div>
        {state === "sending" ? <progress max={size} value={sent} aria-label={name} /> : null}
        {state === "failed" || shows === "file" ? null : <input className="input" id={`alt-${id}`} aria-label={`${t("alt")}: ${name}`} placeholder={t("alt")} maxLength={altMax} onChange={(event) => onAlt(event.currentTarget.value)} onKeyDown={stay} />}
      </div>
      <Button type="button" size="sm" variant="quiet" onClick={onDrop}>{state === "sending" ? t("cancel") : t("remove")}</Button>
    </div>
  );
}

/** Enter ends the words of a picture; it does not send the whole text. */
function stay(event: KeyboardEvent): void {
  if (event.key === "Enter") event.preventDefault();
}
