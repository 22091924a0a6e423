import { detailOf } from "~/kernel/problem";
import type { Locale } from "~/kernel/words";

/** Asks the server; answers null when it is done, else what was wrong in the reader's language, if that came. */
export async function sendBookmark(postId: string, wanted: "on" | "off", locale: Locale): Promise<string | null> {
  const headers = { "Accept-Language": locale, "Content-Type": "application/json" };
  const given = wanted === "on" ? { method: "PUT", headers, body: "{}" } : { method: "DELETE", headers };
  const answer = await fetch(`/api/v1/posts/${postId}/bookmark`, { ...given, keepalive: true }).catch(() => null);
  if (answer?.ok) return null;
  return detailOf(await answer?.json().catch(() => null));
}
