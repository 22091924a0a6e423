import { isStaff } from "~/kernel/actor";
import { ok, refused, type Result } from "~/kernel/result";
import type { Context, MemberContext } from "~/platform/context";
import { getBoardTree } from "~/features/boards/queries.server";
import { resolveTag } from "./queries.server";
import { whyNotDescribe } from "./rules";
import type { DescribeInput } from "./schema";

export type DescribeRefusal = "not-found" | "sign-in-required" | "trust-too-low" | "stale-version" | "too-complex" | "tag-no-pictures";

type Input = DescribeInput & { tag: string; restored?: number };

/**
 * Writes the description of a tag. The former one is kept as a revision.
 * Who may: members from trust level 2, and staff. Returns the new version.
 * Refuses: a tag out of sight, a stale version (the caller keeps the text), pictures, text too complex.
 * Records: tag.described.
 */
export async function describeTag(ctx: MemberContext, input: Input): Promise<Result<{ name: string; version: number }, DescribeRefusal>> {
  const { actor } = ctx;
  const rendered = await ctx.ports.markdown.render(input.body);
  return ctx.transaction(async (inner) => {
    const ctx = { ...inner, actor };
    const { name, isKnown } = await resolveTag(ctx, input.tag, await getBoardTree(ctx));
    const present = isKnown ? await lockDescription(ctx, name) : null;
    if (!present) return refused("not-found");
    const closed = whyNotDescribe(actor);
    if (closed) return refused(closed);
    if (present.version !== input.version) return refused("stale-version", { version: present.version });
    if (!rendered.ok) return refused("too-complex");
    if (rendered.value.imageCount > 0) return refused("tag-no-pictures");
    if (present.summary === input.summary && present.body === input.body) return ok({ name, version: present.version });
    await ctx.db.tagRevision.create({
      data: { tag: name, ...present, editorId: actor.id, editedAt: ctx.now(), reason: input.reason || null, restored: input.restored ?? null },
    });
    const version = present.version + 1;
    await ctx.db.tag.update({ where: { name }, data: { summary: input.summary, body: input.body, bodyHtml: rendered.value.html, version } });
    await ctx.record({ type: "tag.described", actorId: actor.id, subjectType: "tag", subjectId: name, payload: { version } });
    return ok({ name, version });
  });
}

async function lockDescription(ctx: Context, name: string): Promise<{ summary: string; body: string; version: number } | null> {
  const rows = await ctx.db.$queryRaw<{ summary: string; body: string; version: number }[]>`
    SELECT "summary", "body", "version" FROM "Tag" WHERE "name" = ${name} AND "root" = "name" FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

/** Goes back to what a description said in an earlier version. Staff alone. Refuses as describeTag does. Records: tag.described. */
export async function restoreDescription(ctx: MemberContext, input: { tag: string; to: number; version: number }): Promise<Result<{ name: string; version: number }, DescribeRefusal | "forbidden">> {
  const { name, isKnown } = await resolveTag(ctx, input.tag);
  const kept = isKnown ? await ctx.db.tagRevision.findUnique({ where: { tag_version: { tag: name, version: input.to } } }) : null;
  if (!isKnown) return refused("not-found");
  if (!isStaff(ctx.actor)) return refused("forbidden");
  if (!kept) return refused("not-found");
  return describeTag(ctx, { tag: name, summary: kept.summary, body: kept.body, version: input.version, restored: input.to });
}
