import { z } from "zod";
import { scopes } from "~/kernel/actor";
import { limits } from "~/kernel/limits";
import { longText, plainText } from "~/kernel/fields";

/** An address of http or https without a name or password in it, in the form browsers read; "example.org" is taken for https. */
const websiteField = z.string().max(limits.websiteMax, "too-long").transform((text, check) => {
  if (text === "") return "";
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isFine = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.hostname.includes(".") && !/["'<>\\^`{|}\s]/.test(text);
  if (!isFine) check.addIssue({ code: "custom", message: "website-malformed" });
  return isFine ? url.href : "";
});

const email = z.string().trim().max(limits.emailMax, "too-long").pipe(z.email("email-malformed"));
/** Length is judged by the password rule; this only bounds what is hashed. */
const password = z.string().max(limits.passwordMax * 4, "too-long");
const token = z.string().min(20, "token-malformed").max(200, "token-malformed");
const handle = z.string().trim().toLowerCase().max(60, "handle-malformed");
export const localeSchema = z.enum(["en", "zh-CN"]);
export const themeSchema = z.enum(["light", "dark", "system"]);

export const signUpSchema = z.strictObject({
  email, password, handle,
  displayName: plainText(0, limits.displayNameMax).optional(),
});

export const verificationSchema = z.strictObject({ token });
export const signInSchema = z.strictObject({ email: z.string().trim().min(1, "required").max(limits.emailMax), password: password.min(1, "required") });
export const resetRequestSchema = z.strictObject({ email });
export const resetSchema = z.strictObject({ password });
export const setUpSchema = z.strictObject({ token, email, password, handle, displayName: plainText(0, limits.displayNameMax).optional() });
export const changePasswordSchema = z.strictObject({ current: password.min(1, "required"), password });

export const profileSchema = z.strictObject({
  displayName: plainText(1, limits.displayNameMax).optional(),
  bio: longText(0, limits.bioMax).optional(),
  website: websiteField.optional(),
  handle: handle.optional(),
  locale: localeSchema.optional(),
  theme: themeSchema.optional(),
  timeZone: z.string().max(60).refine(isTimeZone, "time-zone-unknown").optional(),
  takesInvitations: z.boolean().optional(),
  acceptanceReminders: z.boolean().optional(),
});

export const tokenSchema = z.strictObject({
  name: plainText(1, limits.tokenNameMax),
  scopes: z.array(z.enum(scopes)).min(1, "required").max(4),
  expiresInDays: z.coerce.number().int().min(1).max(365).default(90),
});

export type SignUpInput = z.output<typeof signUpSchema>;
export type SetUpInput = z.output<typeof setUpSchema>;
export type ProfileInput = z.output<typeof profileSchema>;
export type TokenInput = z.output<typeof tokenSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
  } catch {
    return false;
  }
}
