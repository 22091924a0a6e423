import type { Draft, DraftFields } from "~/features/drafts/types";
import type { Said } from "./keeper";

/** A request with more than this is not let live on after its page. */
const keptAliveBytesMax = 60_000;

/** Keeps the text on the server. */
export async function sendDraft(key: string, fields: DraftFields, version: number): Promise<Said> {
  const body = JSON.stringify({ fields, version });
  const keepalive = new TextEncoder().encode(body).length < keptAliveBytesMax;
  const answer = await ask(key, { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive });
  const saved: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  const hasVersion = typeof saved === "object" && saved !== null && "version" in saved && typeof saved.version === "number";
  return { status: answer?.status ?? 0, version: hasVersion ? Number(saved.version) : undefined };
}

/** Discards the text on the server. */
export async function removeDraft(key: string): Promise<Said> {
  return { status: (await ask(key, { method: "DELETE" }))?.status ?? 0 };
}

/** The text as the server has it; null when it has none or does not answer. */
export async function fetchDraft(key: string): Promise<Draft | null> {
  const answer = await ask(key, {});
  const found: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  return isDraft(found) ? found : null;
}

/** Whether the server answers at all: a refused draft must not keep a text from being sent. */
export async function isAnswering(): Promise<boolean> {
  const answer = await fetch("/healthz").catch(() => null);
  return answer?.ok ?? false;
}

async function ask(key: string, init: RequestInit): Promise<Response | null> {
  return fetch(`/api/v1/drafts/${key}`, init).catch(() => null);
}

function isDraft(found: unknown): found is Draft {
  return typeof found === "object" && found !== null && "fields" in found && "version" in found && "updatedAt" in found;
}
