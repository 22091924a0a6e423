// breaks: kindling/parameterized-sql
type Db = { $queryRawUnsafe(sql: string): Promise<unknown> };

/** Planted. */
export const planted = (db: Db): Promise<unknown> => db.$queryRawUnsafe("SELECT 1");
