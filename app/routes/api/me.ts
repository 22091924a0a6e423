import { z } from "zod";
import { rateLimits } from "~/http/limits";
import { changeAvatar, removeAvatar } from "~/features/accounts/change-avatar.server";
import { changePassword } from "~/features/accounts/change-password.server";
import { getMyAccount, listMySessions, listMyTokens } from "~/features/accounts/queries.server";
import { avatarBytesMax } from "~/features/accounts/rules";
import { changePasswordSchema, profileSchema, tokenSchema } from "~/features/accounts/schema";
import { closeAllSessions } from "~/features/accounts/sessions.server";
import { createToken, endSession, revokeToken } from "~/features/accounts/tokens.server";
import { updateProfile } from "~/features/accounts/update-profile.server";
import { endpoint, noContent } from "./endpoint";
import { cutPage, listQuery, pageOf } from "./paging";
import { byId } from "./params";
import { time } from "./shapes/common";
import { account, session, token } from "./shapes/members";

export const getMe = endpoint({
  id: "getMe", method: "GET", path: "/me", summary: "Your account", scope: "read", actor: "member", answers: { 200: account },
  handle: async ({ ctx }) => ({ status: 200, body: await getMyAccount(ctx) }),
});

export const changeMe = endpoint({
  id: "changeMe", method: "PATCH", path: "/me", summary: "Change your profile and settings; what is left out stays",
  scope: "write", actor: "member", body: profileSchema, answers: { 200: account },
  async handle({ ctx, body }) {
    const changed = await updateProfile(ctx, body);
    return changed.ok ? { status: 200, body: changed.value } : changed;
  },
});

export const changeMyPassword = endpoint({
  id: "changeMyPassword", method: "PUT", path: "/me/password", summary: "Change your password; all other sessions and tokens end",
  scope: "write", actor: "member", body: changePasswordSchema, answers: { 204: null },
  async handle({ ctx, body }) {
    const changed = await changePassword(ctx, body);
    return changed.ok ? noContent : changed;
  },
});

export const putAvatar = endpoint({
  id: "putAvatar", method: "PUT", path: "/me/avatar", summary: "Set your picture: PNG, JPEG, WebP or GIF of at most 4 MiB",
  scope: "write", actor: "member", upload: avatarBytesMax, answers: { 200: z.strictObject({ avatarUrl: z.string() }) },
  limits: [{ limit: rateLimits.upload, per: "member" }],
  async handle({ ctx, upload }) {
    const changed = await changeAvatar(ctx, upload.bytes);
    return changed.ok ? { status: 200, body: changed.value } : changed;
  },
});

export const deleteAvatar = endpoint({
  id: "deleteAvatar", method: "DELETE", path: "/me/avatar", summary: "Remove your picture", scope: "write", actor: "member", answers: { 204: null },
  async handle({ ctx }) {
    await removeAvatar(ctx);
    return noContent;
  },
});

export const listSessions = endpoint({
  id: "listSessions", method: "GET", path: "/me/sessions", summary: "Your browser sessions",
  scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(session) },
  handle: async ({ ctx, query }) => ({ status: 200, body: cutPage(await listMySessions(ctx), query, ({ id }) => id) }),
});

export const endOtherSessions = endpoint({
  id: "endOtherSessions", method: "DELETE", path: "/me/sessions", summary: "Sign out everywhere but here; personal tokens stay",
  scope: "write", actor: "member", answers: { 204: null },
  async handle({ ctx }) {
    await closeAllSessions(ctx, ctx.actor.id, { exceptHash: ctx.actor.credential.id, personalTokensToo: "sessions-only" });
    return noContent;
  },
});

export const endOneSession = endpoint({
  id: "endSession", method: "DELETE", path: "/me/sessions/:id", summary: "End one of your browser sessions",
  scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const ended = await endSession(ctx, params.id);
    return ended.ok ? noContent : ended;
  },
});

export const listTokens = endpoint({
  id: "listTokens", method: "GET", path: "/me/tokens", summary: "Your API tokens",
  scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(token) },
  handle: async ({ ctx, query }) => ({ status: 200, body: cutPage(await listMyTokens(ctx), query, ({ id }) => id) }),
});

const newToken = tokenSchema.extend({ expiresInDays: z.int().min(1).max(365).default(90) });

export const makeToken = endpoint({
  id: "createToken", method: "POST", path: "/me/tokens", summary: "Make an API token; it is shown once", scope: "write", actor: "member",
  body: newToken, answers: { 201: z.strictObject({ id: z.string(), token: z.string(), expiresAt: time }) }, secret: true,
  async handle({ ctx, body }) {
    const made = await createToken(ctx, body);
    return made.ok ? { status: 201, body: made.value } : made;
  },
});

export const endToken = endpoint({
  id: "revokeToken", method: "DELETE", path: "/me/tokens/:id", summary: "Revoke one of your API tokens",
  scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const revoked = await revokeToken(ctx, params.id);
    return revoked.ok ? noContent : revoked;
  },
});
