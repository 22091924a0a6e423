export const reactionKinds = ["love", "fire", "clap", "laugh", "wow", "thanks"] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** How each is shown. */
export const faces: Record<ReactionKind, string> = { love: "❤️", fire: "🔥", clap: "👏", laugh: "😄", wow: "😮", thanks: "🙏" };

/** How many feel that way about a post, and whether the reader is among them. */
export type ReactionView = { kind: ReactionKind; count: number; mine: boolean };
