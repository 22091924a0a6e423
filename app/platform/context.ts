import { putInSql, type SearchDocument, type SearchEngine } from "@search";
import type { Indexer } from "@search-server";
import { addMs } from "~/kernel/clock";
import { newUlid } from "~/kernel/ids";
import type { MemberActor, Actor } from "~/kernel/actor";
import type { NewEvent } from "~/events/catalogue";
import { recordEvents } from "~/events/record-event.server";
import { writeAudit, type NewAuditEntry } from "~/events/write-audit.server";
import type { Database, Db } from "./db/open";
import { inTransaction } from "./db/transaction";
import { sqlRunner } from "./db/sql-runner";
import type { FileStore } from "./files/store";
import type { Log } from "./log";
import type { Mailer } from "./mail/mailer";
import type { MarkdownPort } from "./markdown/pool";
import type { Cards } from "./cards/cards";
import type { Images } from "./images/images";
import type { Outgoing } from "./outgoing/outgoing";
import type { Limiter } from "./limiter";
import type { Passwords } from "./passwords";

/** What a feature may use of the outside world. */
export type Ports = {
  mailer: Mailer;
  files: FileStore;
  markdown: MarkdownPort;
  limiter: Limiter;
  passwords: Passwords;
  images: Images;
  cards: Cards;
  search: SearchEngine;
  /** The writing side of a Meilisearch server; null where there is none. */
  indexer: Indexer | null;
  outgoing: Outgoing;
  /** Lets time pass before an answer: for answers that must not come fast. */
  wait(ms: number): Promise<unknown>;
};

/** What the community is, decided at start. */
export type Community = {
  name: string;
  origin: string;
  locale: "en" | "zh-CN";
  isDemo: boolean;
  relaxedLimits: boolean;
  /** No SMTP server: waiting mails are handed out by staff. */
  keepsMail: boolean;
  /** Signs cursors, forms and idempotency keys; 32 random bytes in hexadecimal. */
  secret: string;
};

/** What every command and query is handed. The inner one of a transaction shadows the outer. */
export type Context = {
  db: Db;
  now(): Date;
  /** The time by the database's clock, which decides deadlines: asked after the lock on what has one, it is the same for all processes. */
  databaseTime(): Promise<Date>;
  newId(): string;
  requestId: string | null;
  community: Community;
  ports: Ports;
  log: Log;
  /** Runs the work in one transaction, again when the database asks for it; joins an open one. */
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Writes facts, in their order. */
  record(...events: NewEvent[]): Promise<void>;
  audit(entry: NewAuditEntry): Promise<void>;
  /** Writes documents into the embedded search index. */
  index(documents: readonly SearchDocument[]): Promise<void>;
};

/** A context with somebody in it. */
export type ActorContext = Context & { actor: Actor };

/** A context of a signed-in member. */
export type MemberContext = Context & { actor: MemberActor };

export type ContextParts = {
  database: Database;
  now(): Date;
  /** How far the clock is ahead of the machine's: other than 0 only where time is made up. */
  clockOffsetMs?(): number;
  community: Community;
  ports: Ports;
  log: Log;
  requestId?: string;
  /** What else is written when a fact is, in its transaction. */
  onFact?(ctx: Context, event: NewEvent): Promise<void>;
};

/** Builds the context of a process, or of a request when `requestId` is given. */
export function makeContext(parts: ContextParts): Context {
  return contextOn(parts, parts.database.client, (work) =>
    inTransaction(parts.database.client, (db) => work(innerContext(parts, db))),
  );
}

function innerContext(parts: ContextParts, db: Db): Context {
  const inner: Context = contextOn(parts, db, (work) => work(inner));
  return inner;
}

function contextOn(parts: ContextParts, db: Db, transaction: Context["transaction"]): Context {
  const { now, community, ports, log } = parts;
  const requestId = parts.requestId ?? null;
  const newId = (): string => newUlid(now().getTime());
  const ctx: Context = {
    db, now, newId, requestId, community, ports, log, transaction,
    databaseTime: () => readClock(db, parts.clockOffsetMs?.() ?? 0),
    record: async (...events) => {
      await recordEvents(db, events, { newId, now: now(), requestId });
      for (const event of events) await parts.onFact?.(ctx, event);
    },
    audit: (entry) => writeAudit(db, entry, { id: newId(), now: now(), requestId }),
    index: (documents) => putInSql(sqlRunner(db), documents),
  };
  return ctx;
}

async function readClock(db: Db, offsetMs: number): Promise<Date> {
  const rows = await db.$queryRaw<{ time: Date }[]>`SELECT clock_timestamp() AS "time"`;
  const time = rows[0]?.time;
  if (!time) throw new Error("the database told no time");
  return addMs(time, offsetMs);
}

/** The same context at another moment: for seeds and imports that tell of the past. */
export function contextAt(parts: ContextParts, time: Date): Context {
  return makeContext({ ...parts, now: () => time, clockOffsetMs: () => time.getTime() - Date.now() });
}

/** Puts somebody into a context. */
export function withActor<A extends Actor>(ctx: Context, actor: A): Context & { actor: A } {
  return { ...ctx, actor };
}
