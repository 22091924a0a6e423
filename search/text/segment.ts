import { fold } from "./fold";
import { pairsOf } from "./tokenize";

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
/** Characters that are words of their own more often than parts of one. */
const particles = new Set("的了在是和与及或就也都很吗呢吧啊把被从到对为我你他她它这那有个不没要会能去来让给用上下里中怎");

/**
 * A run of Chinese in a query: its words, each as the pairs of characters it is found by, and the pairs across two
 * words, which only help. Where words end is a guess that changes with the runtime, so the index holds every pair and
 * only the question is cut; a character left alone belongs to its neighbour unless it is a particle (数据|库 is one word).
 */
export function segmentRun(run: string): { words: string[][]; helpful: string[] } {
  const pairs = inPairs(fold(run));
  const words = joinLone([...segmenter.segment(fold(run))].map(({ segment }) => segment)).map(inPairs).filter((word) => word.length > 0);
  if (words.length === 0) return { words: pairs.length > 0 ? [pairs] : [], helpful: [] };
  const needed = new Set(words.flat());
  return { words, helpful: pairs.filter((pair) => !needed.has(pair)) };
}

function joinLone(segments: string[]): string[] {
  const isLone = (segment = ""): boolean => [...segment].length === 1 && !particles.has(segment);
  return segments.reduce<string[]>((words, segment) => {
    const last = words.at(-1);
    const joins = last !== undefined && !particles.has(last) && (isLone(segment) || isLone(last));
    return joins ? [...words.slice(0, -1), last + segment] : [...words, segment];
  }, []);
}

/** Every two neighbours. */
function inPairs(text: string): string[] {
  return pairsOf(text).map(([pair = ""]) => pair).filter((pair) => [...pair].length === 2);
}
