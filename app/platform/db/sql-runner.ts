import type { SqlRunner } from "@search";
import type { Db } from "./open";

/** Lets a package that writes its own SQL run it here: the text is its constant, all that comes from outside is bound. */
export function sqlRunner(db: Pick<Db, "$queryRawUnsafe">): SqlRunner {
  return (statement, values) => db.$queryRawUnsafe<unknown[]>(statement, ...values);
}
