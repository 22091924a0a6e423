import type { Filter, Query, Selection } from "@search";
import { startOf } from "@search";
import { foldHandle } from "~/kernel/fold-handle";
import type { ActorContext } from "~/platform/context";
import { inTreeOrder, readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { resolveTag } from "~/features/tags/queries.server";
import { searchKinds } from "./types";

/**
 * The documents a query may find for the actor: on boards they may read, and of those the ones its filters name, each with
 * the boards below it. Who or what nobody has heard of finds nothing.
 */
export async function chooseDocuments(ctx: ActorContext, tree: BoardTree, { filters }: Query): Promise<Selection> {
  const is = (value: string, opposite: string): boolean | undefined => verdictOf(filters, value, opposite);
  const [authorIds, notAuthorIds] = await findAuthors(ctx, filters);
  const [allTags, noTags] = await findTags(ctx, tree, filters);
  return {
    boardIds: boardsOf(ctx, tree, filters),
    types: alternatives(filters, "type", ["topic", "post"] as const),
    kinds: alternatives(filters, "kind", searchKinds),
    allTags, noTags, authorIds, notAuthorIds,
    isSolved: is("solved", "unsolved"), isAnswered: is("answered", "unanswered"), isClosed: is("closed", "open"),
    after: timeOf(filters, "after", Math.max), before: timeOf(filters, "before", Math.min),
  };
}

function valuesOf(filters: readonly Filter[], field: Filter["field"], negated: boolean): string[] {
  return filters.filter((filter) => filter.field === field && filter.negated === negated).map(({ value }) => value);
}

/** Of what there is: what is asked for, or all but what is not; undefined for all. */
function alternatives<T extends string>(filters: readonly Filter[], field: "type" | "kind", all: readonly T[]): T[] | undefined {
  const [wanted, unwanted] = [valuesOf(filters, field, false), valuesOf(filters, field, true)];
  if (wanted.length + unwanted.length === 0) return undefined;
  return all.filter((value) => (wanted.length === 0 || wanted.includes(value)) && !unwanted.includes(value));
}

function verdictOf(filters: readonly Filter[], value: string, opposite: string): boolean | undefined {
  const said = filters.findLast(({ field, value: given }) => field === "is" && (given === value || given === opposite));
  return said && (said.value === value) !== said.negated;
}

/** Two limits mean the narrower; a negated one means the other side. */
function timeOf(filters: readonly Filter[], field: "after" | "before", narrower: (...times: number[]) => number): number | undefined {
  const other = field === "after" ? "before" : "after";
  const times = [...valuesOf(filters, field, false), ...valuesOf(filters, other, true)].flatMap((date) => startOf(date) ?? []);
  return times.length > 0 ? narrower(...times) : undefined;
}

function boardsOf({ actor }: ActorContext, tree: BoardTree, filters: readonly Filter[]): string[] {
  const readable = readableBoards(actor, tree);
  const [wanted, unwanted] = [false, true].map((negated) => withBelow(tree, valuesOf(filters, "board", negated)));
  const isWanted = valuesOf(filters, "board", false).length > 0;
  return readable.filter(({ id }) => (!isWanted || wanted?.has(id)) && !unwanted?.has(id)).map(({ id }) => id);
}

/** The boards named by slug or name, and all below them. */
function withBelow(tree: BoardTree, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const { id, slug, name, parentId } of inTreeOrder(tree)) {
    if (names.includes(slug) || names.includes(name.normalize("NFKC").toLowerCase()) || (parentId !== null && found.has(parentId))) found.add(id);
  }
  return found;
}

async function findAuthors(ctx: ActorContext, filters: readonly Filter[]): Promise<[string[] | undefined, string[] | undefined]> {
  const [wanted, unwanted] = [valuesOf(filters, "by", false), valuesOf(filters, "by", true)].map((handles) => handles.map(foldHandle));
  if (!wanted?.length && !unwanted?.length) return [undefined, undefined];
  const handles = [...(wanted ?? []), ...(unwanted ?? [])];
  const members = await ctx.db.member.findMany({ where: { handleFolded: { in: handles } }, select: { id: true, handleFolded: true } });
  const idsOf = (asked: string[] = []): string[] | undefined => (asked.length > 0 ? members.filter(({ handleFolded }) => asked.includes(handleFolded)).map(({ id }) => id) : undefined);
  return [idsOf(wanted), idsOf(unwanted)];
}

async function findTags(ctx: ActorContext, tree: BoardTree, filters: readonly Filter[]): Promise<[string[] | undefined, string[] | undefined]> {
  const roots = async (negated: boolean): Promise<string[] | undefined> => {
    const names = valuesOf(filters, "tag", negated);
    const found: string[] = [];
    for (const name of names) found.push((await resolveTag(ctx, name, tree)).name);
    return found.length > 0 ? found : undefined;
  };
  return [await roots(false), await roots(true)];
}
