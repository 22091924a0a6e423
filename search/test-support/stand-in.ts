import { MeilisearchDown } from "../meilisearch/errors";
import type { MeiliDocument } from "../meilisearch/document";
import type { Indexer, TaskState } from "../meilisearch/indexer";

type Held = { createdAt: string; documents: Map<string, MeiliDocument> };

/** The writing side of a server that is not there: what it holds, and how it fails when told to. */
export type StandIn = {
  indexer: Indexer;
  /** What an index holds; null when there is none of that name. */
  held(index: string): MeiliDocument[] | null;
  /** The tasks so far: which index, and how many documents. */
  tasks: { index: string; size: number }[];
  isDown: boolean;
  /** Fails the next tasks with these codes, or those that hold such a document. */
  failures: string[];
  refuses(document: MeiliDocument): boolean;
  /** Loses everything, as a server does whose disk was. */
  wipe(): void;
};

/** Tasks are done when they are asked about, as on a server that is quick. */
export function makeStandIn(): StandIn {
  const indexes = new Map<string, Held>();
  const states = new Map<number, TaskState>();
  let made = 0;
  const reach = (): void => {
    if (standIn.isDown) throw new MeilisearchDown("connect ECONNREFUSED");
  };
  const enqueue = (index: string, documents: readonly { id: string }[], apply: (held: Held) => void, isBad = false): number => {
    reach();
    const [task, held, code] = [standIn.tasks.length + 1, indexes.get(index), standIn.failures.shift()];
    standIn.tasks.push({ index, size: documents.length });
    const failure = code ?? (held ? (isBad ? "invalid_document_fields" : undefined) : "index_not_found");
    if (failure === undefined && held) apply(held);
    states.set(task, failure === undefined ? { state: "done" } : { state: "failed", code: failure, message: `failed for ${failure}` });
    return task;
  };
  const indexer: Indexer = {
    isReachable: async () => !standIn.isDown,
    prepare: async () => reach(),
    async describe(index) {
      reach();
      const held = indexes.get(index);
      return held ? { createdAt: held.createdAt, documents: held.documents.size } : null;
    },
    async make(index) {
      reach();
      if (!indexes.has(index)) indexes.set(index, { createdAt: `made ${(made += 1)}`, documents: new Map() });
    },
    put: async (index, documents) => enqueue(index, documents, ({ documents: held }) => documents.forEach((document) => held.set(document.id, document)), documents.some((document) => standIn.refuses(document))),
    remove: async (index, ids) => enqueue(index, ids.map((id) => ({ id })), ({ documents: held }) => ids.forEach((id) => held.delete(id))),
    async statesOf(tasks) {
      reach();
      return new Map(tasks.map((task) => [task, states.get(task) ?? { state: "failed", code: "gone", message: "gone" }]));
    },
    async exchange(live, next) {
      reach();
      const [one, other] = [indexes.get(live), indexes.get(next)];
      if (!other) throw new Error(`there is no index ${next}`);
      indexes.set(live, other);
      if (one) indexes.set(next, one);
      else indexes.delete(next);
    },
    async drop(index) {
      reach();
      indexes.delete(index);
    },
    async browse(index, offset, limit) {
      reach();
      return [...(indexes.get(index)?.documents.values() ?? [])].slice(offset, offset + limit).map(({ id, rev }) => ({ id, rev }));
    },
  };
  const standIn: StandIn = {
    indexer, tasks: [], isDown: false, failures: [], refuses: () => false,
    held(index) {
      const held = indexes.get(index);
      return held ? [...held.documents.values()] : null;
    },
    wipe() {
      indexes.clear();
      states.clear();
    },
  };
  return standIn;
}
