import { setTimeout as pause } from "node:timers/promises";
import type { Meilisearch, Task } from "meilisearch";
import { z } from "zod";
import type { MeiliDocument } from "./document";
import { MeilisearchDown, MeilisearchRefused, readError } from "./errors";
import { makeKeys } from "./keys";
import { indexSettings } from "./settings";

/** What has become of a task; one the server does not know has failed, as "gone". */
export type TaskState = { state: "waiting" } | { state: "done" } | { state: "failed"; code: string; message: string };

/** An index as the server tells it. `createdAt` tells it from one made later under the same name. */
export type IndexInfo = { createdAt: string; documents: number };

/** The writing side of a Meilisearch server. Everything throws MeilisearchDown or MeilisearchRefused. */
export type Indexer = {
  isReachable(): Promise<boolean>;
  /** Makes the scoped keys; without a master key there are none to make. */
  prepare(): Promise<void>;
  describe(index: string): Promise<IndexInfo | null>;
  /** Makes an empty index with our settings and waits until it stands. One of that name stays. */
  make(index: string): Promise<void>;
  /** Sends documents; returns the task to follow: the server has not read them yet. */
  put(index: string, documents: readonly MeiliDocument[]): Promise<number>;
  remove(index: string, ids: readonly string[]): Promise<number>;
  statesOf(tasks: readonly number[]): Promise<Map<number, TaskState>>;
  /** Puts one index in the place of another, at once; where the other is not, it takes the name. Waits for it. */
  exchange(live: string, next: string): Promise<void>;
  drop(index: string): Promise<void>;
  /** Ids and makings of the documents the server really has. */
  browse(index: string, offset: number, limit: number): Promise<{ id: string; rev: number }[]>;
};

export type IndexerOptions = { client: Meilisearch; master: Meilisearch | null };

const settleMs = 120_000;
const lookMs = 50;
const browsed = z.object({ id: z.string(), rev: z.number() });

/** The writing side over the official client. A waited-for task that failed throws: the client would only tell it. */
export function makeIndexer({ client, master }: IndexerOptions): Indexer {
  const settled = async (sent: Promise<{ taskUid: number }>): Promise<void> => {
    const { taskUid } = await sent;
    whyFailed(await client.tasks.waitForTask(taskUid, { timeout: settleMs, interval: lookMs }));
  };
  const describe = async (index: string): Promise<IndexInfo | null> => {
    try {
      const [{ createdAt }, { numberOfDocuments }] = await Promise.all([client.getRawIndex(index), client.index(index).getStats()]);
      return { createdAt, documents: numberOfDocuments };
    } catch (error) {
      const read = readError(error);
      if (read instanceof MeilisearchRefused && read.code === "index_not_found") return null;
      throw read;
    }
  };
  return {
    isReachable: () => client.isHealthy(),
    prepare: () => told(async () => (master ? makeKeys(master) : undefined)),
    describe,
    make: (index) =>
      told(async () => {
        if (!(await describe(index))) await settled(client.createIndex(index, { primaryKey: "id" }));
        await settled(client.index(index).updateSettings(structuredClone<object>(indexSettings)));
      }),
    put: (index, documents) => told(async () => (await client.index<MeiliDocument>(index).addDocuments([...documents], { primaryKey: "id" })).taskUid),
    remove: (index, ids) => told(async () => (await client.index(index).deleteDocuments([...ids])).taskUid),
    statesOf: (tasks) => told(() => statesOf(client, tasks)),
    exchange: (live, next) =>
      told(async () => {
        const [old, made] = [await describe(live), await describe(next)];
        await client.swapIndexes([{ indexes: old ? [live, next] : [next, live], rename: !old }]);
        // A key for some indexes is told nothing of the task of an exchange: the index that came is known by its mark.
        for (const end = performance.now() + settleMs; (await describe(live))?.createdAt !== made?.createdAt; await pause(lookMs)) {
          if (performance.now() > end) throw new MeilisearchDown("the exchange of the indexes did not come to an end");
        }
      }),
    drop: (index) => told(async () => void (await client.deleteIndexIfExists(index))),
    browse: (index, offset, limit) => told(async () => (await client.index(index).getDocuments({ fields: ["id", "rev"], offset, limit })).results.map((row) => browsed.parse(row))),
  };
}

/** Runs a call, its failure told as one of ours. */
async function told<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw readError(error);
  }
}

/** A task that failed is told like any other: one has to look. */
function whyFailed({ status, error }: Pick<Task, "status" | "error">): void {
  if (status === "succeeded") return;
  throw new MeilisearchRefused(error?.code ?? status, error?.message ?? `the task ended as ${status}`);
}

async function statesOf(client: Meilisearch, tasks: readonly number[]): Promise<Map<number, TaskState>> {
  if (tasks.length === 0) return new Map();
  const { results } = await client.tasks.getTasks({ uids: [...tasks], limit: tasks.length });
  const known = new Map(results.map((task) => [task.uid, stateOf(task)] as const));
  return new Map(tasks.map((task) => [task, known.get(task) ?? { state: "failed", code: "gone", message: "the server knows no such task" }]));
}

function stateOf({ status, error }: Task): TaskState {
  switch (status) {
    case "enqueued":
    case "processing":
      return { state: "waiting" };
    case "succeeded":
      return { state: "done" };
    case "failed":
    case "canceled":
      return { state: "failed", code: error?.code ?? status, message: error?.message ?? status };
  }
}

