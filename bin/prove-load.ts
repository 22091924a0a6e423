import { randomInt, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** Somebody who writes over the API, with a connection of their own. */
export type Writer = { handle: string; token: string; board: string };

type Ask = { method: string; path: string; body: unknown; key?: string };
type Answer = { status: number; body: Record<string, unknown>; replayed: boolean };

/** A write that was sent and never answered: it may have happened or not. */
type Unanswered = { writer: Writer; ask: Ask; marker: string; kind: "topic" | "reply" };

/** What the server has acknowledged, and what it may have done besides. */
export type Journal = {
  topics: Map<string, { id: string; openingId: string }>;
  posts: Map<string, { id: string; authorHandle: string }>;
  /** By "handle postId": the last acknowledged value, and values sent since. */
  votes: Map<string, { acked: number | null; maybe: Set<number> }>;
  /** By post id: the last acknowledged version and text, and the one sent since. */
  edits: Map<string, { handle: string; version: number; marker: string; maybe: string | null }>;
  /** By handle: the draft each writes on, its last acknowledged version and text, and the one sent since. */
  drafts: Map<string, { key: string; version: number; marker: string | null; maybe: string | null }>;
  unanswered: Unanswered[];
  acknowledged: number;
  refused: string[];
};

export type Failure = { startedAt: number; reason: string };

/** A journal of a server that has done nothing yet. */
export function newJournal(): Journal {
  return { topics: new Map(), posts: new Map(), votes: new Map(), edits: new Map(), drafts: new Map(), unanswered: [], acknowledged: 0, refused: [] };
}

/**
 * Writes until the server is gone: topics, replies, votes, edits, a draft, one after another over one kept
 * connection. Returns the request that failed.
 */
export async function writeUntilGone(origin: string, writer: Writer, journal: Journal): Promise<Failure> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (ask: Ask): Promise<Answer> => exchange(origin, agent, writer.token, ask);
  for (;;) {
    const startedAt = performance.now();
    try {
      await writeOnce({ writer, journal, send });
    } catch (error) {
      agent.destroy();
      return { startedAt, reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

type Turn = { writer: Writer; journal: Journal; send(ask: Ask): Promise<Answer> };

function writeOnce(turn: Turn): Promise<void> {
  const chance = randomInt(100);
  const { journal } = turn;
  if (journal.topics.size === 0 || chance < 15) return openTopic(turn);
  if (chance < 55) return reply(turn);
  const mine = [...journal.edits].filter(([, edit]) => edit.handle === turn.writer.handle && edit.maybe === null);
  if (chance < 65 && mine.length > 0) return edit(turn, pick(mine));
  return chance < 75 ? saveDraft(turn) : vote(turn);
}

async function openTopic({ writer, journal, send }: Turn): Promise<void> {
  const marker = newMarker();
  const ask: Ask = { method: "POST", path: "/topics", key: marker, body: { board: writer.board, kind: "discussion", title: `Topic ${marker}`, body: `Opening ${marker}`, tags: ["load"] } };
  await create({ writer, journal, send }, { writer, ask, marker, kind: "topic" });
}

async function reply({ writer, journal, send }: Turn): Promise<void> {
  const marker = newMarker();
  const topic = pick([...journal.topics.values()]);
  const ask: Ask = { method: "POST", path: `/topics/${topic.id}/posts`, key: marker, body: { body: `Reply ${marker}` } };
  await create({ writer, journal, send }, { writer, ask, marker, kind: "reply" });
}

/** Sends what makes something new; it stays among the unanswered until its whole answer is here. */
async function create({ journal, send }: Turn, what: Unanswered): Promise<Answer> {
  if (!journal.unanswered.includes(what)) journal.unanswered.push(what);
  const answer = await send(what.ask);
  if (answer.status === 503) return answer; // too busy at present: it is sent again
  journal.unanswered.splice(journal.unanswered.indexOf(what), 1);
  if (answer.status !== 201) {
    journal.refused.push(`${answer.status} ${what.ask.path}`);
    return answer;
  }
  const id = String(answer.body.id);
  const opening = what.kind === "topic" ? idOf(answer.body.opening) : id;
  if (what.kind === "topic") journal.topics.set(what.marker, { id, openingId: opening });
  journal.posts.set(what.marker, { id: opening, authorHandle: what.writer.handle });
  if (what.kind === "reply") journal.edits.set(id, { handle: what.writer.handle, version: 1, marker: what.marker, maybe: null });
  journal.acknowledged += 1;
  return answer;
}

async function edit({ journal, send }: Turn, [id, known]: [string, { handle: string; version: number; marker: string; maybe: string | null }]): Promise<void> {
  const marker = newMarker();
  known.maybe = marker;
  const answer = await send({ method: "PATCH", path: `/posts/${id}`, body: { body: `Edited ${marker}`, version: known.version, reason: "a reason keeps the former text" } });
  known.maybe = null;
  if (answer.status === 503) return;
  if (answer.status !== 200) return void journal.refused.push(`${answer.status} edit`);
  known.version += 1;
  known.marker = marker;
  journal.acknowledged += 1;
}

/** Writes on in one's draft, from the version one knows of; after a save that was never answered from whichever is there. */
async function saveDraft({ writer, journal, send }: Turn): Promise<void> {
  const known = journal.drafts.get(writer.handle) ?? { key: `topic-${newMarker().slice(4, 30)}`, version: 0, marker: null, maybe: null };
  journal.drafts.set(writer.handle, known);
  const path = `/drafts/${known.key}`;
  if (known.maybe !== null) {
    const present = await send({ method: "GET", path, body: undefined });
    if (present.status === 200 && String(toRecord(present.body.fields).body).includes(known.maybe)) Object.assign(known, { version: Number(present.body.version), marker: known.maybe });
  }
  const marker = newMarker();
  known.maybe = marker;
  const answer = await send({ method: "PUT", path, body: { fields: { body: `Half written ${marker}` }, version: known.version } });
  if (answer.status === 503) return;
  if (answer.status !== 200) return void journal.refused.push(`${answer.status} draft`);
  Object.assign(known, { version: Number(answer.body.version), marker, maybe: null });
  journal.acknowledged += 1;
}

async function vote({ writer, journal, send }: Turn): Promise<void> {
  const others = [...journal.posts.values()].filter(({ authorHandle }) => authorHandle !== writer.handle);
  if (others.length === 0) return openTopic({ writer, journal, send });
  const { id } = pick(others);
  const value = pick([-1, 0, 1, 1]);
  const name = `${writer.handle} ${id}`;
  const known = journal.votes.get(name) ?? { acked: null, maybe: new Set<number>() };
  journal.votes.set(name, known);
  known.maybe.add(value);
  const answer = await send({ method: "PUT", path: `/posts/${id}/vote`, body: { value } });
  if (answer.status !== 200) return void journal.refused.push(`${answer.status} vote`);
  known.acked = value;
  known.maybe.clear();
  journal.acknowledged += 1;
}

export type Repeated = { done: number; replayed: number; refused: string[] };

/** Sends each unanswered creation again with its key. Returns how many the server had done before. */
export async function repeatUnanswered(origin: string, journal: Journal): Promise<Repeated> {
  const agent = new Agent({ keepAlive: true });
  const outcome: Repeated = { done: 0, replayed: 0, refused: [] };
  for (const what of [...journal.unanswered]) {
    const send = (ask: Ask): Promise<Answer> => exchange(origin, agent, what.writer.token, ask);
    const answer = await create({ writer: what.writer, journal, send }, what);
    if (answer.status === 201) outcome.done += 1;
    else if (answer.status !== 503) outcome.refused.push(`${answer.status} ${what.ask.path}`);
    if (answer.replayed) outcome.replayed += 1;
  }
  agent.destroy();
  return outcome;
}

/** One request; resolves once the whole answer has arrived. */
function exchange(origin: string, agent: Agent, token: string, { method, path, body, key }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) };
    const sent = request(`${origin}/api/v1${path}`, { method, agent, headers, timeout: 30_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (!answer.complete) return reject(new Error("cut short"));
        resolve({ status: answer.statusCode ?? 0, body: toRecord(text === "" ? {} : JSON.parse(text)), replayed: answer.headers["idempotency-replayed"] === "true" });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer within 30 s")));
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function idOf(value: unknown): string {
  return String(toRecord(value).id);
}

function newMarker(): string {
  return `mark${randomUUID().replaceAll("-", "")}`;
}

function pick<T>(all: readonly T[]): T {
  const one = all[randomInt(all.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
