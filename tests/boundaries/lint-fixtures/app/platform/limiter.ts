type Db = { $queryRawUnsafe(sql: string): Promise<unknown> };

export const allowed = (db: Db): Promise<unknown> => db.$queryRawUnsafe("SELECT 1");
