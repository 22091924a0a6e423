import type { Draft, DraftFields } from "~/features/drafts/types";
import type { Locale } from "~/kernel/words";
import type { Said } from "./keeper";

/** A request with more than this is not let live on after its page. */
const keptAliveBytesMax = 60_000;
/** A server that is silent for longer is taken for away. */
const silentMs = 15_000;

/** Keeps the text on the server. */
export async function sendDraft(key: string, fields: DraftFields, version: number, locale: Locale): Promise<Said> {
  const body = JSON.stringify({ fields, version });
  const keepalive = new TextEncoder().encode(body).length < keptAliveBytesMax;
  const headers = { "Content-Type": "application/json", "Accept-Language": locale };
  const { status, said } = await ask(key, { method: "PUT", headers, body, keepalive });
  return { status, version: numberOf(said, "version"), reason: textOf(said, "detail") ?? textOf(said, "title") };
}

/** Discards that version of the text on the server. */
export async function removeDraft(key: string, version: number): Promise<Said> {
  return { status: (await ask(`${key}?version=${version}`, { method: "DELETE" })).status };
}

/** The text as the server has it; null when it has none or does not answer. */
export async function fetchDraft(key: string): Promise<Draft | null> {
  const { status, said } = await ask(key, {});
  return status === 200 && isDraft(said) ? said : null;
}

/** Asks the server; the status is 0 when it does not answer. */
async function ask(path: string, init: RequestInit): Promise<{ status: number; said: unknown }> {
  try {
    const answer = await fetch(`/api/v1/drafts/${path}`, { ...init, signal: AbortSignal.timeout(silentMs) });
    const text = await answer.text();
    return { status: answer.status, said: text ? JSON.parse(text) : null };
  } catch {
    return { status: 0, said: null };
  }
}

function numberOf(said: unknown, name: string): number | undefined {
  const value: unknown = Reflect.get(Object(said), name);
  return typeof value === "number" ? value : undefined;
}

function textOf(said: unknown, name: string): string | undefined {
  const value: unknown = Reflect.get(Object(said), name);
  return typeof value === "string" ? value : undefined;
}

function isDraft(found: unknown): found is Draft {
  return typeof found === "object" && found !== null && "fields" in found && "version" in found && "updatedAt" in found;
}
