import type { AuthorView } from "~/features/members/types";

/**
 * Somebody who is likely to answer a question well, with the reason: how many answers they gave under its tags (or, with none of them,
 * on its board), how many of those were accepted, under which tag most, and when the last was given.
 */
export type AnswererView = { member: AuthorView; answers: number; accepted: number; tag: string | null; lastAt: string; invited: boolean };

/** A question somebody was asked to answer. */
export type InvitationView = { topicId: string; slug: string; title: string; board: { slug: string; name: string }; by: { handle: string; displayName: string }; at: string; answered: boolean };

/** Who can answer, as the asker or staff of the board see it. `open`: it takes answers, being neither locked nor closed; `left`: how many more may be invited to it. */
export type Answerers = { title: string; open: boolean; answerers: AnswererView[]; invited: AuthorView[]; left: number };
