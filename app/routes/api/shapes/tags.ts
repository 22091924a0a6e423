import { z } from "zod";
import { followLevels } from "~/features/follows/types";
import { suggestionReasons } from "~/features/tags/types";
import { time, count, named, twoNames, author } from "./common";

export const tagSuggestion = z.strictObject({ tag: z.string(), count, alias: z.string().optional() }).meta({ id: "TagSuggestion", description: "`alias` is the synonym that fits what was typed." });

export const textTagSuggestion = z
  .strictObject({ tag: z.string(), reason: z.enum(suggestionReasons), alias: z.string().nullable() })
  .meta({ id: "TextTagSuggestion", description: "`reason`: it stands in the text (as `alias`, when that is not null), similar topics carry it, or it is common on the board." });

export const tagCard = z
  .strictObject({ name: z.string(), summary: z.string(), topics: count, createdAt: time, foundBy: z.string().nullable() })
  .meta({ id: "TagCard", description: "`foundBy` is the synonym a search found it by." });

const tagLeader = z.strictObject({ ...author.shape, score: z.int(), posts: count }).meta({ id: "TagLeader" });

export const tagDetail = z
  .strictObject({
    name: z.string(), summary: z.string(), body: z.string(), bodyHtml: z.string(), version: z.int(), topics: count, followers: count, createdAt: time, creator: named.nullable(),
    synonyms: z.array(z.string()), groups: z.array(z.strictObject({ slug: z.string(), name: twoNames })), related: z.array(z.string()),
    leaders: z.strictObject({ year: z.array(tagLeader), all: z.array(tagLeader) }), canDescribe: z.boolean(), follow: z.enum(followLevels).nullable(),
  })
  .meta({ id: "Tag", description: "Its numbers tell of what every guest may read. `version` is the description's." });

export const tagGroup = z
  .strictObject({ slug: z.string(), name: twoNames, oneOf: z.boolean(), tags: z.array(z.string()), version: z.int() })
  .meta({ id: "TagGroup", description: "`oneOf`: a topic carries at most one of its tags." });

export const tagRevision = z
  .strictObject({ version: z.int(), summary: z.string(), body: z.string(), editor: z.string(), editedAt: time, reason: z.string().nullable(), restored: z.int().nullable() })
  .meta({ id: "TagRevision" });
