// breaks: kindling/parameterized-sql
type Db = { $queryRawUnsafe(sql: string): Promise<unknown> };

/** Planted. */
export function planted({ $queryRawUnsafe: query }: Db): Promise<unknown> {
  return query("SELECT 1");
}
