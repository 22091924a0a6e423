import type { MemberContext } from "~/platform/context";
import { feedTerms, type FeedWeights } from "./rules";

/** Sets how much each term of the member's feed counts; at once and for all their devices. Harmless when repeated. Refuses nothing. */
export async function setFeedWeights(ctx: MemberContext, weights: FeedWeights): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO "FeedWeight" ("memberId", "term", "weight")
    SELECT ${ctx.actor.id}, x."term", x."weight" FROM unnest(${[...feedTerms]}::text[], ${feedTerms.map((term) => weights[term])}::float8[]) AS x("term", "weight")
    ON CONFLICT ("memberId", "term") DO UPDATE SET "weight" = EXCLUDED."weight"`;
}
