import type { Locale } from "~/kernel/words";

/** A picture on its way. `sent` of `size` bytes; `url` once it is there; `reason` in the reader's language when it was refused. */
export type Upload = {
  id: string; name: string; size: number; sent: number; state: "sending" | "done" | "failed";
  url?: string; reason?: string; cancel(): void;
};

let count = 0;

/** Sends a picture and tells of its progress. */
export function startUpload(file: File, locale: Locale, told: (id: string, news: Partial<Upload>) => void): Upload {
  count += 1;
  const id = `upload-${count}`;
  const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
  request.open("POST", "/api/v1/uploads");
  request.setRequestHeader("Accept-Language", locale);
  request.upload.addEventListener("progress", ({ loaded }) => told(id, { sent: Math.min(loaded, file.size) }));
  request.addEventListener("error", () => told(id, { state: "failed" }));
  request.addEventListener("load", () => {
    const answer = read(request.responseText);
    if (request.status === 201 && answer.url) told(id, { state: "done", url: answer.url });
    else told(id, { state: "failed", reason: answer.detail });
  });
  const form = new FormData();
  form.set("file", file);
  request.send(form);
  return { id, name: file.name, size: file.size, sent: 0, state: "sending", cancel: () => request.abort() };
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
