/** What a row is held against: CPU ms a request in the web process and in the database. */
export type Budget = { app: number; db: number };

/** A peer's figures for the same row: CPU ms (its process, PostgreSQL), and requests/s and p95 ms at concurrency 16. */
export type Peer = { app: number; db: number; perSecond: number; p95?: number };

type Row = { budget: Budget; peer: Peer };

/** Until the page cache stands, a guest's page is a miss each time. */
const pageMiss: Budget = { app: 7, db: 1.5 };
const topicMiss: Budget = { app: 8, db: 1.5 };
const listSignedIn: Budget = { app: 6, db: 2 };

/**
 * The budgets of every row, beside NodeBB 4.11 (production, one process, PostgreSQL 15) on 20 000 topics
 * and 120 000 posts of mixed English and Chinese on a two-core machine. Facts, measured once; they do not move.
 */
export const budgets = {
  "home, anonymous": { budget: pageMiss, peer: { app: 12, db: 10, perSecond: 57, p95: 567 } },
  "board, anonymous": { budget: pageMiss, peer: { app: 13, db: 10, perSecond: 58, p95: 316 } },
  "topic of 20 posts, anonymous": { budget: topicMiss, peer: { app: 20, db: 11, perSecond: 45, p95: 635 } },
  "home, signed in": { budget: listSignedIn, peer: { app: 29, db: 44, perSecond: 21 } },
  "board, signed in": { budget: listSignedIn, peer: { app: 29, db: 36, perSecond: 24 } },
  "topic of 20 posts, signed in": { budget: { app: 8, db: 2 }, peer: { app: 31, db: 33, perSecond: 23, p95: 864 } },
  "write a reply": { budget: { app: 6, db: 3 }, peer: { app: 29, db: 42, perSecond: 23, p95: 795 } },
  "write a topic": { budget: { app: 7, db: 4 }, peer: { app: 35, db: 43, perSecond: 20 } },
  vote: { budget: { app: 3, db: 1.5 }, peer: { app: 13, db: 17, perSecond: 51 } },
} as const satisfies Record<string, Row>;

export type RowName = keyof typeof budgets;

/** Bars of what is not a row of requests. */
export const bars = {
  statementsMax: 3,
  depthRatioMax: 1.2,
  growthRatioMax: 1.1,
  coldPageKilobytes: 150,
  memoryMegabytes: 350,
  startSeconds: 2,
} as const;

/** A miss is what guests cost until the cache of whole pages stands; warm from it they may cost this much. */
export const warmGuestCpuMs = 0.4;
