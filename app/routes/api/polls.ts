import { refused } from "~/kernel/result";
import type { ActorContext } from "~/platform/context";
import { z } from "zod";
import { addOptions } from "~/features/polls/add-options.server";
import { castBallot, withdrawBallot } from "~/features/polls/cast-ballot.server";
import { endPoll } from "~/features/polls/end-poll.server";
import { findPoll, findRecord } from "~/features/polls/queries.server";
import { removePoll } from "~/features/polls/remove-poll.server";
import { ballotSchema, endSchema, optionSchema, pollSchema } from "~/features/polls/schema";
import { setPoll } from "~/features/polls/set-poll.server";
import { endpoint, noContent, type Refused } from "./endpoint";
import { byId } from "./params";
import { ballot, poll, pollRecord } from "./shapes/polls";

export const putPoll = endpoint({
  id: "setPoll", method: "PUT", path: "/topics/:id/poll", summary: "Put a poll into your topic, or another in its place as long as nobody has voted",
  scope: "write", actor: "member", params: byId, body: pollSchema, answers: { 200: poll },
  async handle({ ctx, params, body }) {
    const set = await setPoll(ctx, { topicId: params.id, poll: body });
    return set.ok ? show(ctx, set.value.id) : set;
  },
});

export const getPoll = endpoint({
  id: "getPoll", method: "GET", path: "/polls/:id", summary: "A poll, and how it stands as far as you may know", scope: "read", actor: "anyone", params: byId, answers: { 200: poll },
  handle: ({ ctx, params }) => show(ctx, params.id),
});

export const deletePoll = endpoint({
  id: "removePoll", method: "DELETE", path: "/polls/:id", summary: "Take away a poll nobody has voted in", scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const removed = await removePoll(ctx, params.id);
    return removed.ok ? noContent : removed;
  },
});

export const addPollOption = endpoint({
  id: "addPollOption", method: "POST", path: "/polls/:id/options", summary: "Add an option to a poll; those there are never altered",
  scope: "write", actor: "member", params: byId, body: optionSchema, answers: { 201: z.strictObject({ option: z.int() }) },
  async handle({ ctx, params, body }) {
    const added = await addOptions(ctx, { pollId: params.id, options: [body] });
    return added.ok ? { status: 201, body: added.value } : added;
  },
});

export const putBallot = endpoint({
  id: "castBallot", method: "PUT", path: "/polls/:id/ballot", summary: "Vote, or change what you voted. `mark` is a place in a ranking or a score; of choices it is left out",
  scope: "write", actor: "member", params: byId, body: ballotSchema, answers: { 200: ballot },
  async handle({ ctx, params, body }) {
    const cast = await castBallot(ctx, { pollId: params.id, marks: body.marks });
    if (!cast.ok) return cast;
    const { marks, receipt, commitment } = cast.value;
    return { status: 200, body: { marks, receipt, commitment } };
  },
});

export const deleteBallot = endpoint({
  id: "withdrawBallot", method: "DELETE", path: "/polls/:id/ballot", summary: "Withdraw your ballot", scope: "write", actor: "member", params: byId, answers: { 204: null },
  async handle({ ctx, params }) {
    const withdrawn = await withdrawBallot(ctx, params.id);
    return withdrawn.ok ? noContent : withdrawn;
  },
});

export const putEnd = endpoint({
  id: "endPoll", method: "PUT", path: "/polls/:id/end", summary: "End a poll now and fix its result; before an end that was told, staff only, with a reason",
  scope: "write", actor: "member", params: byId, body: endSchema, answers: { 200: poll },
  async handle({ ctx, params, body }) {
    const ended = await endPoll(ctx, { pollId: params.id, reason: body.reason ?? "" });
    return ended.ok ? show(ctx, params.id) : ended;
  },
});

export const getRecord = endpoint({
  id: "getPollRecord", method: "GET", path: "/polls/:id/record", summary: "All ballots of an ended poll, to be counted again", scope: "read", actor: "anyone", params: byId, answers: { 200: pollRecord },
  async handle({ ctx, params }) {
    const record = await findRecord(ctx, params.id);
    return record ? { status: 200, body: record } : refused("not-found");
  },
});

async function show(ctx: ActorContext, id: string): Promise<{ status: 200; body: z.input<typeof poll> } | Refused> {
  const found = await findPoll(ctx, id);
  return found ? { status: 200, body: found } : refused("not-found");
}
