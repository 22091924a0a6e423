import type { Locale } from "~/kernel/words";

/** A preview; or that it cannot be made now, and when to ask again; or why it never will be, in the reader's language. */
export type PreviewAnswer = { is: "made"; html: string } | { is: "late"; againMs: number } | { is: "refused"; reason: string };

/** After a server that did not answer, or does not say when. */
const againMs = 5_000;

/** Asks the server for the text as a post would show it. */
export async function fetchPreview(text: string, locale: Locale, signal: AbortSignal): Promise<PreviewAnswer> {
  if (text.trim() === "") return { is: "made", html: "" };
  const headers = { "Content-Type": "application/json", "Accept-Language": locale };
  const answer = await fetch("/api/v1/preview", { method: "POST", headers, body: JSON.stringify({ body: text }), signal }).catch(() => null);
  const said: unknown = await answer?.json().catch(() => null); // given up while it came
  return readPreview({ status: answer?.status ?? 0, retryAfter: answer?.headers.get("Retry-After") ?? null, said });
}

/** What an answer of the server means for the preview. A status of 0 stands for no answer. */
export function readPreview({ status, retryAfter, said }: { status: number; retryAfter: string | null; said: unknown }): PreviewAnswer {
  const html = textOf(said, "bodyHtml");
  if (status === 200 && html !== null) return { is: "made", html };
  const reason = textOf(firstError(said), "message") ?? textOf(said, "detail") ?? textOf(said, "title");
  const isFinal = status >= 400 && status < 500 && status !== 429 && reason !== null;
  return isFinal ? { is: "refused", reason } : { is: "late", againMs: Number(retryAfter) > 0 ? Number(retryAfter) * 1_000 : againMs };
}

function firstError(said: unknown): unknown {
  const errors: unknown = Reflect.get(Object(said), "errors");
  return Array.isArray(errors) ? errors[0] : null;
}

function textOf(said: unknown, name: string): string | null {
  const value: unknown = Reflect.get(Object(said), name);
  return typeof value === "string" ? value : null;
}
