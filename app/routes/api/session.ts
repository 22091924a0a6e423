import { z } from "zod";
import { scopes } from "~/kernel/actor";
import { findActorByToken } from "~/features/accounts/actor.server";
import { getMyAccount } from "~/features/accounts/queries.server";
import { signInSchema } from "~/features/accounts/schema";
import { closeSession } from "~/features/accounts/sessions.server";
import { signInForToken } from "~/features/accounts/sign-in.server";
import { endThisToken } from "~/features/accounts/tokens.server";
import { endpoint, noContent } from "./endpoint";
import { account } from "./shapes/members";

export const signIn = endpoint({
  id: "signIn", method: "POST", path: "/session", summary: "Sign in for a token of 30 days, with the scopes of your roles",
  scope: null, actor: "anyone", body: signInSchema, secret: true,
  answers: { 201: z.strictObject({ token: z.string(), scopes: z.array(z.enum(scopes)), member: account }) },
  async handle({ ctx, body, edge }) {
    const signedIn = await signInForToken(ctx, { ...body, address: edge.address, device: edge.device || "API" });
    if (!signedIn.ok) return signedIn;
    const { token } = signedIn.value;
    const owner = await findActorByToken(ctx, token);
    if (!owner) return { ok: false, refusal: "credentials-wrong" };
    const member = await getMyAccount({ ...ctx, actor: owner.actor });
    return { status: 201, body: { token, scopes: [...owner.actor.scopes], member } };
  },
});

export const signOut = endpoint({
  id: "signOut", method: "DELETE", path: "/session", summary: "End the session or token this request came with",
  scope: null, actor: "member", answers: { 204: null },
  async handle({ ctx, edge }) {
    if (ctx.actor.credential.kind !== "session") {
      await endThisToken(ctx);
      return noContent;
    }
    await closeSession(ctx, ctx.actor.credential.id);
    return { ...noContent, headers: { "Set-Cookie": edge.jar.endSession() } };
  },
});
