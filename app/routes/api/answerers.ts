import { refused } from "~/kernel/result";
import { inviteAnswerer } from "~/features/answerers/invite-answerer.server";
import { listAnswerers, listInvitations } from "~/features/answerers/queries.server";
import { endpoint, noContent } from "./endpoint";
import { listQuery, pageOf } from "./paging";
import { byId, byIdAndHandle } from "./params";
import { answerers, invitation } from "./shapes/questions";

export const getAnswerers = endpoint({
  id: "listAnswerers", method: "GET", path: "/topics/:id/answerers", summary: "Who can answer your question, with the reason", scope: "read", actor: "member", params: byId, answers: { 200: answerers },
  async handle({ ctx, params }) {
    const found = await listAnswerers(ctx, params.id);
    return found ? { status: 200, body: found } : refused("not-found");
  },
});

export const putInvitation = endpoint({
  id: "inviteAnswerer", method: "PUT", path: "/topics/:id/invitations/:handle", summary: "Ask a member to answer your question: five to a question, ten a day", scope: "write", actor: "member", params: byIdAndHandle, answers: { 204: null },
  async handle({ ctx, params }) {
    const invited = await inviteAnswerer(ctx, { topicId: params.id, handle: params.handle });
    return invited.ok ? noContent : invited;
  },
});

export const myInvitations = endpoint({
  id: "listInvitations", method: "GET", path: "/me/invitations", summary: "Questions you were asked to answer, the latest first", scope: "read", actor: "member", query: listQuery({}), answers: { 200: pageOf(invitation) },
  handle: async ({ ctx, query }) => ({ status: 200, body: await listInvitations(ctx, query) }),
});
