import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { closeSession } from "~/features/accounts/sessions.server";
import { readForm } from "~/http/forms.server";
import { edgeOf } from "~/http/respond.server";

export const loader = () => redirect("/");

/** Ends this session; the browser forgets the pages it kept. Drafts kept there stay: signing out must not lose what was written. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, jar, signedIn } = edgeOf(args);
  const form = await readForm(args, z.strictObject({}));
  if (!form.ok) return form.response;
  const member = await signedIn();
  if (member) await closeSession(ctx, member.actor.credential.id);
  return redirect("/", { status: 303, headers: { "Set-Cookie": jar.endSession(), "Clear-Site-Data": '"cache"' } });
}
