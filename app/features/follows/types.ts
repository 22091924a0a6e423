export const followSubjects = ["topic", "board", "tag", "member"] as const;
export type FollowSubject = (typeof followSubjects)[number];

/** More of it, nothing of it in lists, or nothing to do with that member at all. */
export const followLevels = ["followed", "muted", "blocked"] as const;
export type FollowLevel = (typeof followLevels)[number];

/** What a member follows, mutes or blocks. `subject` is how addresses name it: a topic's id, a board's slug, a tag, a handle. */
export type FollowView = { type: FollowSubject; subject: string; name: string; href: string; level: FollowLevel; since: string };
