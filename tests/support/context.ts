import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { MeilisearchSettings } from "@search-server";
import { indexFact } from "~/features/search/write-documents.server";
import type { Database } from "~/platform/db/open";
import { makeContext, type Community, type Context, type ContextParts } from "~/platform/context";
import { makeCards } from "~/platform/cards/cards";
import { makeLocalStore } from "~/platform/files/store";
import { makeImages } from "~/platform/images/images";
import { makeLimiter } from "~/platform/limiter";
import { makeLog } from "~/platform/log";
import type { MailMessage } from "~/platform/mail/mailer";
import { createMarkdown, type MarkdownPort } from "~/platform/markdown/pool";
import { noOutgoing } from "~/platform/outgoing/outgoing";
import { makePasswords } from "~/platform/passwords";
import { openSearch } from "~/platform/search";
import { testDatabase } from "./database";
import { cardWorker, markdownWorker } from "./paths";

/** A clock that stands still until the test moves it. */
export type TestClock = { now(): Date; set(time: Date | string): void; advance(ms: number): void };

export type TestContext = {
  ctx: Context;
  clock: TestClock;
  database: Database;
  /** What has been sent, oldest first. */
  mails: MailMessage[];
  /** What the context was built from, for `contextAt` and for servers. */
  parts: ContextParts;
};

export type TestContextOptions = { database?: Database; community?: Partial<Community>; now?: Date | string; requestId?: string; meilisearch?: MeilisearchSettings };

const community: Community = {
  name: "Kindling",
  origin: "http://127.0.0.1:3000",
  locale: "en",
  isDemo: false,
  relaxedLimits: false,
  keepsMail: false,
  secret: "0123456789abcdef".repeat(4),
};

const cleanUps: (() => Promise<unknown>)[] = [];
let markdown: MarkdownPort | null = null;

afterAll(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
  markdown = null;
});

/** A context on the test file's database, with a clock of its own and a post box instead of mail. */
export function makeTestContext(options: TestContextOptions = {}): TestContext {
  const clock = makeClock(options.now ?? "2026-03-01T10:00:00Z");
  const mails: MailMessage[] = [];
  const database = options.database ?? testDatabase();
  const [images, log] = [makeImages(), makeLog("silent")];
  const cards = makeCards({ workerFile: cardWorker, images });
  cleanUps.push(() => cards.close());
  const parts: ContextParts = {
    database,
    now: clock.now,
    clockOffsetMs: () => clock.now().getTime() - Date.now(),
    community: { ...community, ...options.community },
    ports: {
      mailer: { send: async (message) => void mails.push(message) },
      files: makeLocalStore(temporaryFolder()),
      markdown: sharedMarkdown(),
      limiter: makeLimiter(database.client),
      passwords: makePasswords(),
      images,
      cards,
      ...openSearch({ client: database.client, log, meilisearch: options.meilisearch ?? null, now: () => clock.now().getTime() }),
      outgoing: noOutgoing,
      wait: async () => undefined,
    },
    log,
    onFact: indexFact,
    requestId: options.requestId,
  };
  return { ctx: makeContext(parts), clock, database, mails, parts };
}

function makeClock(start: Date | string): TestClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set: (to) => void (time = new Date(to).getTime()),
    advance: (ms) => void (time += ms),
  };
}

/** An empty folder, removed after the file's last test. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kindling-test-"));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function sharedMarkdown(): MarkdownPort {
  if (markdown) return markdown;
  const made = createMarkdown({ workerFile: markdownWorker });
  cleanUps.push(() => made.close());
  markdown = made;
  return made;
}
