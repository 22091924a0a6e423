import { z } from "zod";
import { postStates } from "~/features/posts/types";
import { reactionKinds } from "~/features/reactions/types";
import { id, time, count, named, postKind, author } from "./common";

/** How many feel that way about a post, and whether the reader is among them. */
export const reaction = z.strictObject({ kind: z.enum(reactionKinds), count: z.int(), mine: z.boolean() }).meta({ id: "Reaction" });

export const post = z
  .strictObject({
    id, topicId: id, kind: postKind, parentId: id.nullable(), depth: z.int(), author: author.nullable(), bodyHtml: z.string(), body: z.string().nullable(),
    state: z.enum(postStates), stateReason: z.string().nullable(), heldFor: z.array(z.string()), score: z.int(),
    myVote: z.union([z.literal(-1), z.literal(0), z.literal(1)]), createdAt: time, editedAt: time.nullable(), version: z.int(),
    imported: z.boolean(), sourceUrl: z.string().nullable(), accepted: z.boolean(), canEdit: z.boolean(),
    stale: z.strictObject({ at: time, reason: z.string() }).nullable(), reactions: z.array(reaction), bookmarked: z.boolean(), muted: z.boolean(),
    helpedBy: named.nullable(), suggestions: count,
  })
  .meta({ id: "Post", description: "A tombstone has no author and no text. `body`, the source, is there for who may edit. `helpedBy`: whose suggested edit was approved last. `suggestions` that wait are told to author and staff." });

export const held = z.strictObject({ id, state: z.literal("held"), reasons: z.array(z.string()) }).meta({ id: "Held", description: "Stored, and waiting for review." });
export const postChange = z.strictObject({ id, topicId: id, state: z.enum(postStates), version: z.int() }).meta({ id: "PostChange" });

export const revision = z
  .strictObject({ version: z.int(), body: z.string(), title: z.string().nullable(), tags: z.array(z.string()), editedAt: time, editor: z.string(), reason: z.string().nullable(), restored: z.int().nullable(), approver: z.string().nullable(), improved: z.boolean() })
  .meta({ id: "Revision", description: "`approver`: who let it in, when the editor had suggested it; `improved`, with changes of their own." });
