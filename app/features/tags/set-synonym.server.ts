import { foldTag } from "~/kernel/text";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { lockTags } from "./lock-tags.server";
import { whyNotManage } from "./rules";

export type SynonymRefusal = "forbidden" | "not-found" | "tag-taken" | "tag-moving";

type Input = { tag: string; alias: string };

/**
 * Makes a word stand for a tag: whoever types it means the tag. Again is harmless. Staff alone.
 * Refuses: an unknown tag, a word that is a tag itself (merge the two instead) or stands for another. Records: tag.synonym-added.
 */
export async function addSynonym(ctx: MemberContext, input: Input): Promise<Result<null, SynonymRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  const { actor } = ctx;
  const [asked, alias] = [foldTag(input.tag), foldTag(input.alias)];
  return ctx.transaction(async (ctx) => {
    const { root, rows } = await lockTags(ctx, asked, [alias]);
    if (!root) return refused("not-found");
    const known = rows.find(({ name }) => name === alias);
    if (known) return known.root === root && alias !== root ? ok(null) : refused("tag-taken", { tag: alias });
    // Somebody may be typing it at this moment, for the first time.
    const made = await ctx.db.$executeRaw`INSERT INTO "Tag" ("name", "root", "creatorId", "createdAt") VALUES (${alias}, ${root}, ${actor.id}, ${ctx.now()}) ON CONFLICT DO NOTHING`;
    if (made === 0) return refused("tag-taken", { tag: alias });
    await ctx.record({ type: "tag.synonym-added", actorId: actor.id, subjectType: "tag", subjectId: alias, payload: { root } });
    await ctx.audit({ actorId: actor.id, action: "tag.synonym-added", subjectType: "tag", subjectId: root, after: { alias } });
    return ok(null);
  });
}

/**
 * Lets a word stand for a tag no more: its old links lead nowhere, and whoever types it makes a tag of its own. Staff alone.
 * Refuses: a word that does not stand for the tag, one whose topics are still on their way. Records: tag.synonym-removed.
 */
export async function removeSynonym(ctx: MemberContext, input: Input): Promise<Result<null, SynonymRefusal>> {
  const refusal = whyNotManage(ctx.actor);
  if (refusal) return refused(refusal);
  const { actor } = ctx;
  const [asked, alias] = [foldTag(input.tag), foldTag(input.alias)];
  return ctx.transaction(async (ctx) => {
    const { root, rows } = await lockTags(ctx, asked, [alias]);
    const known = rows.find(({ name }) => name === alias);
    if (!root || !known || known.root !== root || alias === root) return refused("not-found");
    if (known.moving) return refused("tag-moving", { tag: alias });
    await ctx.db.tag.delete({ where: { name: alias } });
    await ctx.record({ type: "tag.synonym-removed", actorId: actor.id, subjectType: "tag", subjectId: alias, payload: { root } });
    await ctx.audit({ actorId: actor.id, action: "tag.synonym-removed", subjectType: "tag", subjectId: root, before: { alias } });
    return ok(null);
  });
}
