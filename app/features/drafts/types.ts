/** What a composer's form holds, as typed. `version` is that of the post an edit began from. */
export type DraftFields = { body: string; title?: string | undefined; tags?: string | undefined; board?: string | undefined; kind?: string | undefined; version?: string | undefined };

/** Where a text goes once it is sent. */
export type DraftPlace = "topic" | "reply" | "under" | "edit";

/** A kept text. `version` grows with every change; a change names the one it began from. */
export type Draft = { key: string; fields: DraftFields; version: number; updatedAt: string };

/** A draft in the list, by its first words: `href` leads to where it is written on, null when that place is gone or out of sight. */
export type DraftCard = Omit<Draft, "fields"> & { place: DraftPlace; href: string | null; about: string | null; excerpt: string };

/** A draft at one of its versions, as a form names the one it sends. */
export type DraftMark = { key: string; version: number };
