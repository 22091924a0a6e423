/** So many slips a word of that length may have, and no more. */
export function typosAllowed(term: string): 0 | 1 | 2 {
  const { length } = [...term];
  if (length < 4 || /\d/.test(term)) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of the other:
 * the optimal string alignment distance (Boytsov 2011, "Indexing methods for approximate dictionary searching").
 */
export function distanceOf(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(exchanged, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
