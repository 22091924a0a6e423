import { Prisma } from "@prisma-client";

/** Whether the database cannot be reached at present. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return ["P1001", "P1002", "P1008", "P1017", "P2024", "ECONNREFUSED", "57P01", "57P03"].includes(code)
    || /ECONNREFUSED|terminat(ed|ing) connection|timeout exceeded when trying to connect|Connection terminated|DatabaseNotReachable/i.test(error.message);
}
