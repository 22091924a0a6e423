/** One of the eight hues of the tokens; class names `hue-1` to `hue-8`. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const hues: readonly Hue[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** The hue that always belongs to a seed (an id). Returns 1 to 8. */
export function hueOf(seed: string): Hue {
  return hues[hashOf(seed) % hues.length] ?? 1;
}

/** A stored number as a hue; the first when it is none. */
export function toHue(value: number): Hue {
  return hues.find((hue) => hue === value) ?? 1;
}

/** The class that sets a hue, for swatches and initials. */
export function hueClass(hue: Hue): string {
  return `hue-${hue}`;
}

/** FNV-1a, then MurmurHash3's finish: without it neighbouring ids crowd on few hues. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
