/** An index on the server that is fed; one not live is being filled to take the live one's place. */
export type FedIndex = { name: string; isLive: boolean; settings: string; createdAt: string };

/** A document an index must be sent, or told to forget. */
export type Change = { postId: string; topicId: string; rev: number; isGone: boolean; isAlone: boolean };

/** How the server was found last. Times are ISO 8601. */
export type FeedState = {
  downSince: string | null;
  lastError: string | null;
  nextTryAt: string | null;
  comparedAt: string | null;
  browsedAt: string | null;
  /** Documents that the last browsing of the index found missing, old or too many. */
  drift: number | null;
  isRebuildWanted: boolean;
};

/** What the staff's page tells of the search: the engines, how far each is, and what is wrong. */
export type SearchState = FeedState & {
  /** Whether a Meilisearch server is set up. */
  hasServer: boolean;
  documents: number;
  indexes: { name: string; isLive: boolean; confirmed: number; inFlight: number; refused: number; madeAt: string }[];
  /** Documents the live index is still to be sent. */
  waiting: number;
  /** The latest refused documents. */
  refusals: { postId: string; error: string }[];
};
