import type { Selection } from "../types";

/**
 * The selection as the server's filter: a list whose parts must all hold. Every value is quoted, and the boards stand first: without
 * one nothing may be asked.
 */
export function filterOf(selection: Selection): string[] {
  const { boardIds, types, kinds, allTags = [], noTags, authorIds, notAuthorIds, isSolved, isAnswered, isClosed, after, before } = selection;
  return [
    `boardId IN ${listOf(boardIds)}`,
    ...(types ? [`type IN ${listOf(types)}`] : []),
    ...(kinds ? [`kind IN ${listOf(kinds)}`] : []),
    ...allTags.map((tag) => `tags = ${quote(tag)}`),
    ...(noTags ? [`tags NOT IN ${listOf(noTags)}`] : []),
    ...(authorIds ? [`authorId IN ${listOf(authorIds)}`] : []),
    ...(notAuthorIds ? [`authorId NOT IN ${listOf(notAuthorIds)}`] : []),
    ...Object.entries({ isSolved, isAnswered, isClosed }).flatMap(([field, is]) => (is === undefined ? [] : [`${field} = ${is}`])),
    ...(after === undefined ? [] : [`createdAt >= ${after}`]),
    ...(before === undefined ? [] : [`createdAt < ${before}`]),
  ];
}

function listOf(values: readonly string[]): string {
  return `[${values.map(quote).join(", ")}]`;
}

function quote(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
