// breaks: kindling/parameterized-sql
declare const Prisma: { raw(sql: string): string };

export const planted = Prisma.raw("SELECT 1");
