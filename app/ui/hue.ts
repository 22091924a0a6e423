/** One of the eight hues of the tokens; class names `hue-1` to `hue-8`. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const hues: readonly Hue[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** The hue that always belongs to a seed (an id), by FNV-1a. Returns 1 to 8. */
export function hueOf(seed: string): Hue {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hues[(hash ^ (hash >>> 15)) % hues.length] ?? 1;
}

/** The class that sets a hue, for swatches and initials. */
export function hueClass(hue: Hue): string {
  return `hue-${hue}`;
}
