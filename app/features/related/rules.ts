import { dayMs } from "~/kernel/clock";

/** How many a reader is shown, and how many are kept for the readers of each board that is not everybody's, and for everybody. */
export const relatedMax = 5;
export const relatedKeptMax = 8;
/** Two topics are related that share this much: more than one rare word of a title, unless they stand on one board. */
export const relatedMin = 0.7;
/** A shared tag says more than a shared word of the title, and both say more within one board. */
export const tagFactor = 2;
export const sameBoardFactor = 1.5;
/** A word that stands in more titles than this tells nothing; of a tag's topics the newest so many are looked at. */
export const sharedByMax = 200;
/** The words of a title that are looked up. */
export const relatedWordsMax = 24;
/** Topics are looked at again after this long, since what others are about changes what they are like. */
export const relatedForMs = 30 * dayMs;

/**
 * What a shared word weighs that stands in `count` titles everybody may read, or a shared tag, times `tagFactor`: 1 / (1 + ln(count)), of at
 * least two. What two topics share is the sum, times `sameBoardFactor` on one board; it is the same from both sides. Only public topics are
 * counted: else one could learn from what is related what others write where one may not read.
 * Source: the inverse document frequency of search, damped.
 */
export function sharedWeight(count: number): number {
  return 1 / (1 + Math.log(Math.max(2, count)));
}
