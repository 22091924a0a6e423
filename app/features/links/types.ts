/** What a page says of itself: plain text. */
export type PageFacts = { title: string; description: string; site: string };

/** What a card is made of. */
export type PreviewRow = PageFacts & { id: string; picture: boolean };
