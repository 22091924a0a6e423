export const reactionKinds = ["love", "fire", "clap", "laugh", "wow", "thanks"] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** How many feel that way about a post, and whether the reader is among them. */
export type ReactionView = { kind: ReactionKind; count: number; mine: boolean };
