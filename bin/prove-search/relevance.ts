import { makeSqlEngine, putInSql } from "@search";
import { sqlRunner } from "~/platform/db/sql-runner";
import { judge, judgedCorpus, judgedNow, meanOf } from "../../search/test-support/judge";
import type { Stage } from "./section";

/** The judged set: what one looks for comes first, in both languages, and no query finds nothing. */
export async function proveRelevance({ figures: { say, figure }, open }: Stage): Promise<void> {
  const { database, close } = await open("judged");
  try {
    const run = sqlRunner(database.client);
    await putInSql(run, judgedCorpus());
    const judged = await judge(makeSqlEngine(run, () => judgedNow));
    const [ndcg, rank] = [meanOf(judged, "ndcg"), meanOf(judged, "reciprocalRank")];
    const empty = judged.filter(({ found }) => found.length === 0).length;
    say(`Relevance of the embedded engine, ${judged.length} judged queries`);
    figure("nDCG@10", ndcg.toFixed(3), ">= 0.93", ndcg >= 0.93);
    figure("MRR@10", rank.toFixed(3), ">= 0.96", rank >= 0.96);
    figure("queries that find nothing", empty, "= 0", empty === 0);
  } finally {
    await close();
  }
}
