import { z } from "zod";
import { rateLimits } from "~/http/limits";
import { findMember } from "~/features/members/queries.server";
import { handOutMails } from "~/features/accounts/hand-out-mails.server";
import { requestSignUp } from "~/features/accounts/request-sign-up.server";
import { requestPasswordReset, resetPassword } from "~/features/accounts/reset-password.server";
import { resetRequestSchema, resetSchema, signUpSchema, verificationSchema } from "~/features/accounts/schema";
import { verifySignUp } from "~/features/accounts/verify-sign-up.server";
import { endpoint, noContent } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byToken } from "./params";
import { mail, member } from "./shapes/members";

export const signUp = endpoint({
  id: "signUp", method: "POST", path: "/members", summary: "Ask for an account; a link is mailed to the address",
  scope: null, actor: "anyone", body: signUpSchema, answers: { 202: z.strictObject({ state: z.literal("verification-sent") }) },
  limits: [{ limit: rateLimits.signUp, per: "address" }],
  async handle({ ctx, body, locale }) {
    const asked = await requestSignUp(ctx, { ...body, locale });
    return asked.ok ? { status: 202, body: asked.value } : asked;
  },
});

export const verify = endpoint({
  id: "verifySignUp", method: "POST", path: "/members/verifications", summary: "Prove an address by the mailed link; makes the member",
  scope: null, actor: "anyone", body: verificationSchema, answers: { 201: z.strictObject({ member }) }, secret: true,
  limits: [{ limit: rateLimits.verification, per: "address" }],
  async handle({ ctx, body }) {
    const verified = await verifySignUp(ctx, body.token);
    if (!verified.ok) return verified;
    const made = await findMember(ctx, verified.value.handle);
    return made ? { status: 201, body: { member: made } } : { ok: false, refusal: "link-invalid" };
  },
});

export const requestReset = endpoint({
  id: "requestPasswordReset", method: "POST", path: "/password-resets", summary: "Ask for a reset link; the answer never tells whether the address is known",
  scope: null, actor: "anyone", body: resetRequestSchema, answers: { 202: z.strictObject({ state: z.literal("reset-sent") }) }, secret: true,
  limits: [{ limit: rateLimits.reset, per: "address" }, { limit: rateLimits.resetEmail, per: "email" }],
  handle: async ({ ctx, body }) => ({ status: 202, body: await requestPasswordReset(ctx, body.email) }),
});

export const reset = endpoint({
  id: "resetPassword", method: "PUT", path: "/password-resets/:token", summary: "Set a new password by the mailed link; ends all sessions and tokens",
  scope: null, actor: "anyone", params: byToken, body: resetSchema, answers: { 204: null },
  limits: [{ limit: rateLimits.verification, per: "address" }],
  async handle({ ctx, params, body }) {
    const done = await resetPassword(ctx, { token: params.token, password: body.password });
    return done.ok ? noContent : done;
  },
});

export const listMails = endpoint({
  id: "listMails", method: "GET", path: "/mails", summary: "Waiting mails with their links, where no mail server is set",
  scope: "operate", actor: "member", query: listQuery({ to: z.string().max(254).optional() }), answers: { 200: pageOf(mail) },
  async handle({ ctx, query }) {
    const mails = await handOutMails(ctx, query);
    return mails.ok ? { status: 200, body: mails.value } : mails;
  },
});
