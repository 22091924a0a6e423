/** How both engines rank, as data. */
export const ranking = {
  /** Of a word in body, topic's title, tags, title: tsvector's weights D to A. */
  weights: [0.1, 0.3, 0.6, 1] as const,
  /** What each tenfold of votes adds. */
  perTenfoldScore: 0.1,
  /** The share of a document's rank that age takes, and in how many days it takes two thirds of that. */
  agedShare: 0.3,
  ageDays: 365,
  /** A document that holds the words in their order. */
  phraseFactor: 1.35,
  /** Matches looked at, and of them ranked; beyond the first the total is an estimate. */
  matchesMax: 5_000,
  rankedMax: 300,
  /** With fewer hits that hold all words, such as hold some come after them. */
  strictMin: 10,
  facetValuesMax: 20,
  /** For suggestions: so many of the best titles are looked through, shared by the boards, of each at least so many; of each board's that begin so; and of others that hold the words. */
  titlesMax: 2_000,
  titlesOfBoardMin: 40,
  titlesBegunMax: 24,
  otherTitlesMax: 4_000,
} as const;
