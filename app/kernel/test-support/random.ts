/** Chance that comes out the same for the same seed, so that a failing property test fails again. */
export type Random = {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** `length` characters drawn from the alphabet. */
  text(alphabet: readonly string[], length: number): string;
  shuffled<T>(items: readonly T[]): T[];
};

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(from: readonly T[]): T => {
    const [found] = from.slice(int(0, from.length - 1)).slice(0, 1).map((item) => ({ item }));
    if (!found) throw new Error("nothing to pick from");
    return found.item;
  };
  return {
    int, pick,
    text: (alphabet, length) => Array.from({ length }, () => pick(alphabet)).join(""),
    shuffled: (items) => items.map((item) => ({ item, at: next() })).sort((one, other) => one.at - other.at).map(({ item }) => item),
  };
}

/** Runs a check with 200 (or `runs`) seeds; the failing one is named. */
export function forSeeds(check: (random: Random) => void, runs = 200): void {
  for (let seed = 1; seed <= runs; seed += 1) {
    try {
      check(seeded(seed));
    } catch (error) {
      throw new Error(`with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

/** Characters that text handling trips over. */
export const awkward = [
  "a", "B", "z", "0", "9", " ", "-", "_", ".", "\"", "'", "\\", "<", "%", "é", "e\u0301", "木", "榫", "𠮷", "😀", "👩‍🔧", "א", "ﬁ", "Ａ", "İ", "\n", "\t",
] as const;
