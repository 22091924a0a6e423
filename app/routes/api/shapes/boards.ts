import { z } from "zod";
import { altTexts, reviewPolicies, topicKinds, visibilities } from "~/features/boards/types";
import { fileKinds } from "~/features/files/types";
import { id, count, trust, named } from "./common";

export const board = z
  .strictObject({
    id, slug: z.string(), name: z.string(), description: z.string(), hue: z.int(), depth: z.int(), parent: z.string().nullable(),
    topicKinds: z.array(z.enum(topicKinds)), requiredTags: z.array(z.string()), requiredTagGroups: z.array(z.string()), altText: z.enum(altTexts), fileKinds: z.array(z.enum(fileKinds)), visibility: z.enum(visibilities), minTrust: trust,
    reviewPolicy: z.enum(reviewPolicies), topicCount: count,
  })
  .meta({ id: "Board" });

export const boardDetail = z
  .strictObject({
    ...board.shape, guidelines: z.string(), guidelinesHtml: z.string(), template: z.string(), groups: z.array(z.string()), version: z.int(),
    position: z.int(), moderators: z.array(named),
  })
  .meta({ id: "BoardDetail" });

export const group = z.strictObject({ id, slug: z.string(), name: z.string(), memberCount: z.int(), members: z.array(named) }).meta({ id: "Group" });
