import type { PostKind } from "~/features/posts/types";

export const suggestionStates = ["open", "outdated", "approved", "rejected", "withdrawn"] as const;
/** `outdated`: the post was changed meanwhile; its suggester can bring the text up to date. */
export type SuggestionState = (typeof suggestionStates)[number];

/** As what somebody decides about a suggestion. */
export const deciderPowers = ["author", "staff", "trusted"] as const;
export type DeciderPower = (typeof deciderPowers)[number];

type Named = { handle: string; displayName: string };

/** A suggested edit as its lists show it. */
export type SuggestionCard = {
  id: string; postId: string; topicId: string; kind: PostKind; topicTitle: string; board: { slug: string; name: string };
  state: SuggestionState; version: number; reason: string; suggester: Named; author: Named; suggestedAt: string;
  decision: { by: Named; as: DeciderPower; reason: string; improved: boolean; at: string } | null;
};

/** What a post says: of an opening post with title and tags. */
export type SuggestedText = { title: string | null; tags: string[]; body: string };

/** A suggested edit with the text it changes and the text it proposes. */
export type SuggestionView = SuggestionCard & {
  base: SuggestedText; suggested: SuggestedText;
  can: { decide: boolean; /** Whether another text can be approved in its place: by who may edit the post. */ improve: boolean; /** The rule against deciding, or null. */ whyNotDecide: string | null; /** Until it is the reader's turn; 0 when no time stands against it. */ waitSeconds: number; withdraw: boolean };
};
