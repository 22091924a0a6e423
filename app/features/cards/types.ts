import type { Locale } from "~/kernel/words";
import type { Sheet } from "~/platform/cards/sheet";

/** What a card is about: a topic by its id, a board by its slug, the whole community. */
export type CardSubject = { of: "topics"; id: string } | { of: "boards"; slug: string } | { of: "home" };

/** What the address of a card names. The version goes with what is on the card. */
export type CardAddress = { subject: CardSubject; version: string; locale: Locale };

/** A card that every guest may see. `alt`: what it shows, in words; `portraitName`: the stored picture of its author. */
export type Card = { href: string; version: string; sheet: Sheet; alt: string; portraitName: string | null };
