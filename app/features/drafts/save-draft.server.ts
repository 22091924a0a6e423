import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockMember } from "~/features/members/writing.server";
import { draftFieldsSchema } from "./schema";
import { draftsMax, sameFields } from "./rules";
import type { DraftFields } from "./types";

type Saved = { version: number; updatedAt: string };
type Input = { key: string; fields: DraftFields; version: number };

/**
 * Keeps a text that is being written. `version` is the one it was begun from, 0 for a new draft; saving the same
 * again changes nothing, and a draft that is gone meanwhile is made anew.
 * Returns the version kept now. Refuses: a draft that another device changed meanwhile (both texts stay), more than 100 drafts.
 */
export async function saveDraft(ctx: MemberContext, { key, fields, version }: Input): Promise<Result<Saved, "draft-changed" | "too-many-drafts">> {
  const now = ctx.now();
  const changed = await ctx.db.draft.updateManyAndReturn({
    where: { memberId: ctx.actor.id, key, version },
    data: { fields, version: version + 1, updatedAt: now },
  });
  const row = changed[0];
  if (row) return ok({ version: row.version, updatedAt: now.toISOString() });
  const made = await insertDraft(ctx, key, fields);
  if (made) return ok({ version: 1, updatedAt: now.toISOString() });
  const present = await ctx.db.draft.findUnique({ where: { memberId_key: { memberId: ctx.actor.id, key } } });
  if (!present) return refused("too-many-drafts", { limit: draftsMax });
  const isSame = sameFields(draftFieldsSchema.parse(present.fields), fields);
  return isSame ? ok({ version: present.version, updatedAt: present.updatedAt.toISOString() }) : refused("draft-changed", { version: present.version });
}

/** Makes the draft where there is none and room for one; says whether it did. The member's row is locked, so that no two count at once. */
async function insertDraft(ctx: MemberContext, key: string, fields: DraftFields): Promise<boolean> {
  const now = ctx.now();
  const made = await ctx.transaction(async ({ db }) => {
    await lockMember({ db }, ctx.actor.id);
    return db.$executeRaw`
      INSERT INTO "Draft" ("memberId", "key", "fields", "createdAt", "updatedAt")
      SELECT ${ctx.actor.id}, ${key}, ${JSON.stringify(fields)}::jsonb, ${now}, ${now}
      WHERE (SELECT count(*) FROM "Draft" WHERE "memberId" = ${ctx.actor.id}) < ${draftsMax}
      ON CONFLICT DO NOTHING`;
  });
  return made > 0;
}
