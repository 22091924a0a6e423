import type { Page, PageRequest } from "~/kernel/page";
import { ok, refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { listMails } from "./queries.server";
import type { MailView } from "./types";

/**
 * Shows an operator the waiting mails, whose links they hand out by another way. Audited: a link opens an account.
 * Refuses: anybody else; a community whose mail is sent.
 */
export async function handOutMails(ctx: MemberContext, request: PageRequest & { to?: string }): Promise<Result<Page<MailView>, "forbidden" | "not-found">> {
  if (!ctx.actor.isOperator) return refused("forbidden");
  if (!ctx.community.keepsMail) return refused("not-found");
  const page = await listMails(ctx, request);
  if (page.items.length > 0) {
    await ctx.audit({ actorId: ctx.actor.id, action: "mails.handed-out", subjectType: "member", subjectId: ctx.actor.id, after: { mails: page.items.map(({ id }) => id) } });
  }
  return ok(page);
}
