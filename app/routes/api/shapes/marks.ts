import { z } from "zod";
import { followLevels, followSubjects } from "~/features/follows/types";
import { id, time } from "./common";

export const follow = z
  .strictObject({ type: z.enum(followSubjects), subject: z.string(), name: z.string(), href: z.string(), level: z.enum(followLevels), since: time })
  .meta({ id: "Follow", description: "`subject` is a topic's id, a board's slug, a tag or a handle." });

export const bookmarkCard = z
  .strictObject({
    postId: id, note: z.string(), remindAt: time.nullable(), due: z.boolean(), createdAt: time,
    post: z.strictObject({ kind: z.enum(["opening", "reply", "answer", "comment"]), topicId: id, title: z.string(), author: z.string(), excerpt: z.string() }).nullable(),
  })
  .meta({ id: "Bookmark", description: "`post` is null when it is gone or out of your sight. `due`: its time to be reminded has come." });
