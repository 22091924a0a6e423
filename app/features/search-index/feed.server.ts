import { mayPass, MeilisearchDown, MeilisearchRefused, type Indexer, type MeiliDocument } from "@search-server";
import type { RecordedEvent } from "~/events/catalogue";
import { topicsOf } from "~/events/topics-of";
import type { Context } from "~/platform/context";
import { findChanges, listTasks, noteDone, noteLost, noteRefused, noteSent, readDocuments, sizeOfTask } from "./changes.server";
import { asFeeder, listFed, mayTry, noteDown, noteUp } from "./feed-state.server";
import type { Change } from "./types";

const taskBytesMax = 5_000_000;
const tasksMax = 2;
const lookMs = 50;
const settleMs = 10_000;

/**
 * Sends what has changed in the topics of these facts to every index that is fed. A server that does not answer loses nothing: what it
 * should hold and was not sent is known, and is sent once it answers.
 */
export async function feedTopicsOf(ctx: Context, events: readonly RecordedEvent[]): Promise<void> {
  if (!ctx.ports.indexer || !(await mayTry(ctx))) return;
  const topics = topicsOf(events);
  await whileUp(ctx, (indexer) => feed(ctx, indexer, topics));
}

/** Runs the work with the server. When it does not answer, or will not have us, that is noted; when it answers again, all that was missed is sent first. Returns whether it answered. */
export async function whileUp(ctx: Context, work: (indexer: Indexer) => Promise<unknown>): Promise<boolean> {
  const { indexer } = ctx.ports;
  if (!indexer) return false;
  try {
    await work(indexer);
    if (await noteUp(ctx)) await feed(ctx, indexer, null);
    return true;
  } catch (error) {
    if (!(error instanceof MeilisearchDown || error instanceof MeilisearchRefused)) throw error;
    await noteDown(ctx, error.message);
    return false;
  }
}

/** Sends everything that differs, or what does of these topics, to every index that is fed. */
export async function feed(ctx: Context, indexer: Indexer, topics: readonly string[] | null, stopping?: AbortSignal): Promise<void> {
  for (const { name } of await listFed(ctx)) {
    while (!stopping?.aborted && (await asFeeder(ctx, () => sendOnce(ctx, indexer, name, topics))) > 0);
    await asFeeder(ctx, () => settle(ctx, indexer, name, 0));
  }
}

/** Sends one batch to an index. Returns how many changes it was. */
export async function sendOnce(ctx: Context, indexer: Indexer, index: string, topics: readonly string[] | null): Promise<number> {
  await settle(ctx, indexer, index, tasksMax - 1);
  const changes = await findChanges(ctx, index, topics);
  const gone = changes.filter(({ isGone }) => isGone);
  if (gone.length > 0) await noteSent(ctx, index, gone, await indexer.remove(index, gone.map(({ postId }) => postId)));
  const documents = await readDocuments(ctx, changes.filter(({ isGone }) => !isGone).map(({ postId }) => postId));
  for (const batch of batchesOf(documents)) await noteSent(ctx, index, batch.map(toChange), await indexer.put(index, batch));
  return changes.length;
}

function toChange({ id, topicId, rev }: MeiliDocument): Pick<Change, "postId" | "topicId" | "rev"> {
  return { postId: id, topicId, rev };
}

/** Batches that fit into a request. */
function batchesOf(documents: readonly MeiliDocument[]): MeiliDocument[][] {
  const batches: MeiliDocument[][] = [];
  let bytes = Infinity;
  for (const document of documents) {
    const size = Buffer.byteLength(JSON.stringify(document));
    if (bytes + size > taskBytesMax) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(document);
    bytes += size;
  }
  return batches;
}

/** Follows the tasks of an index until at most so many are under way; leaves the rest to the next look after ten seconds. */
async function settle(ctx: Context, indexer: Indexer, index: string, underWayMax: number): Promise<void> {
  for (let waited = 0; waited <= settleMs; waited += lookMs) {
    const tasks = await listTasks(ctx, index);
    if (tasks.length === 0) return;
    let underWay = 0;
    for (const [task, told] of await indexer.statesOf(tasks)) {
      if (told.state === "waiting") underWay += 1;
      else if (told.state === "done") await noteDone(ctx, index, task);
      else await noteFailure(ctx, index, task, told);
    }
    if (underWay <= underWayMax) return;
    await ctx.ports.wait(lookMs);
  }
}

/** A failed task: tried again when it may pass, taken apart when one of its documents may be at fault, and given up when that one is found. */
async function noteFailure(ctx: Context, index: string, task: number, { code, message }: { code: string; message: string }): Promise<void> {
  const passes = mayPass(code);
  if (!passes && (await sizeOfTask(ctx, index, task)) === 1) {
    ctx.log.error({ index, task, code, reason: message }, "Meilisearch refused a document");
    return noteRefused(ctx, index, task, `${code}: ${message}`);
  }
  await noteLost(ctx, index, task, !passes);
  if (passes) throw new MeilisearchDown(`a task failed: ${code}: ${message}`);
}
