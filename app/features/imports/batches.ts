/** Groups a stream into batches of at most `rowsMax` rows and about `weightMax`, keeping its order. */
export async function* inBatches<T>(
  rows: AsyncIterable<T>,
  limits: { rowsMax: number; weightMax: number; weightOf: (row: T) => number },
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let weight = 0;
  for await (const row of rows) {
    batch.push(row);
    weight += limits.weightOf(row);
    if (batch.length < limits.rowsMax && weight < limits.weightMax) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Does the work for each item, at most `atOnce` at a time. Returns the results in the items' order. */
export async function mapAtOnce<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
