/** So many words of each language. */
export const wordCount = 30_000;

const onsets = ["b", "br", "c", "ch", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "sh", "st", "t", "tr", "v", "w"];
const rhymes = ["a", "e", "i", "o", "u", "an", "ar", "el", "en", "er", "in", "ing", "on", "or", "um"];
const hanCount = 3_000;

/** Made-up Latin words, the frequent ones short, each once. */
export const english: readonly string[] = Array.from({ length: wordCount }, (_, rank) => latinOf(rank + 400));
/** Made-up Chinese words of two characters, as most are. */
export const chinese: readonly string[] = Array.from({ length: wordCount }, (_, rank) => String.fromCodePoint(0x4e00 + ((rank * 37) % hanCount), 0x4e00 + ((rank * 101 + Math.floor(rank / hanCount) * 7) % hanCount)));

/** A place of the list by Zipf's law, the word of rank r in proportion to 1/r; `first`: without the most frequent ones. */
export function zipf(chance: () => number, first = 1): number {
  return Math.floor(first * (wordCount / first) ** chance()) - 1;
}

/** The number written in syllables. */
function latinOf(number: number): string {
  const syllables = onsets.length * rhymes.length;
  const syllable = `${onsets[number % onsets.length] ?? ""}${rhymes[Math.floor(number / onsets.length) % rhymes.length] ?? ""}`;
  const rest = Math.floor(number / syllables);
  return rest === 0 ? syllable : latinOf(rest) + syllable;
}

/** The word with two neighbours swapped, as a hurried hand types it. */
export function misspelt(word: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at - 1) + (word[at] ?? "") + (word[at - 1] ?? "") + word.slice(at + 1);
}
