import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { localeSchema, themeSchema } from "~/features/accounts/schema";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { readForm } from "~/http/forms.server";
import { edgeOf, safePath } from "~/http/respond.server";

const schema = z.strictObject({ theme: themeSchema.optional(), locale: localeSchema.optional(), keys: z.enum(["on", "off"]).optional(), to: z.string().max(2000).default("/") });

/** Language and theme of whoever reads: in a cookie, and with the member when there is one. */
export async function action(args: ActionFunctionArgs) {
  const edge = edgeOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { theme, locale, keys, to } = form.value;
  const headers = new Headers();
  if (theme) headers.append("Set-Cookie", edge.jar.theme(theme));
  if (locale) headers.append("Set-Cookie", edge.jar.locale(locale));
  if (keys) headers.append("Set-Cookie", edge.jar.keys(keys));
  const signedIn = await edge.signedIn();
  if (signedIn && (theme ?? locale)) await updateProfile({ ...edge.ctx, actor: signedIn.actor }, { theme, locale });
  return redirect(safePath(to), { headers });
}

export const loader = () => redirect("/");
