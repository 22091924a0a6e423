import { newRandomId } from "~/kernel/ids";
import type { Locale } from "~/kernel/words";

/** A file on its way. `sent` of `size` bytes; `url` once it is there; `reason` in the reader's language when it was refused. */
export type Upload = {
  id: string; name: string; shows: "picture" | "file"; size: number; sent: number; state: "sending" | "done" | "failed";
  url?: string; reason?: string; cancel(): void;
};

/** One goes at a time: together over a narrow line, all would be too slow for the server's patience. */
let before: Promise<void> = Promise.resolve();

type Going = { locale: Locale; shows: Upload["shows"]; /** The query that says where to. */ to: string };

/** Sends a file, after those chosen before it, and tells of its progress. */
export function startUpload(file: File, { locale, shows, to }: Going, told: (id: string, news: Partial<Upload>) => void): Upload {
  const id = newRandomId();
  const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
  let isGivenUp = false;
  request.open("POST", `/api/v1/uploads${to ? `?${to}` : ""}`);
  request.setRequestHeader("Accept-Language", locale);
  request.upload.addEventListener("progress", ({ loaded }) => told(id, { sent: Math.min(loaded, file.size) }));
  request.addEventListener("error", () => told(id, { state: "failed" }));
  request.addEventListener("load", () => {
    const answer = read(request.responseText);
    if (request.status === 201 && answer.url) told(id, { state: "done", url: answer.url });
    else told(id, { state: "failed", reason: answer.detail });
  });
  const ended = new Promise<void>((settle) => request.addEventListener("loadend", () => settle()));
  const form = new FormData();
  form.set("file", file);
  before = before.then(() => {
    if (isGivenUp) return;
    request.send(form);
    return ended;
  });
  const cancel = (): void => {
    isGivenUp = true;
    request.abort();
  };
  return { id, name: file.name, shows, size: file.size, sent: 0, state: "sending", cancel };
}

function read(text: string): { url?: string; detail?: string } {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== "object" || answer === null) return {};
    const url = "url" in answer && typeof answer.url === "string" ? answer.url : undefined;
    const detail = "detail" in answer && typeof answer.detail === "string" ? answer.detail : undefined;
    return { url, detail };
  } catch {
    return {};
  }
}
