import { startOfDay } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { inHandSince, whyNotAdd, type Kept, type QuotaRefusal } from "./rules";

type Wanted = { bytes: number; format: string; name: string };

/** Takes a place for a file, counted under the member's lock so that many at once do not slip past the quota. Returns its id. */
export async function reserveFile(ctx: MemberContext, { bytes, format, name }: Wanted): Promise<Result<string, QuotaRefusal["refusal"]>> {
  const { actor } = ctx;
  return ctx.transaction(async (ctx) => {
    const now = ctx.now();
    await lockMember(ctx, actor.id);
    const [kept = { addedToday: 0, inHand: 0, bytesKept: 0 }] = await ctx.db.$queryRaw<Kept[]>`
      SELECT count(*) FILTER (WHERE "createdAt" >= ${startOfDay(now)})::int AS "addedToday", COALESCE(sum("bytes"), 0)::float8 AS "bytesKept",
        count(*) FILTER (WHERE "state" = 'making' AND "createdAt" > ${inHandSince(now)})::int AS "inHand"
      FROM "File" WHERE "ownerId" = ${actor.id} AND "purpose" = 'post'`;
    const refusal = whyNotAdd(actor.trust, kept, bytes);
    if (refusal) {
      const { refusal: name, ...detail } = refusal;
      return refused(name, detail);
    }
    const id = newRandomId();
    await ctx.db.file.create({ data: { id, ownerId: actor.id, purpose: "post", state: "making", format, name, bytes, width: 0, height: 0, createdAt: now, unusedSince: now } });
    return ok(id);
  });
}
