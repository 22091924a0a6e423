/** The budgets of one rendering (security.md C-6). Text longer than `sourceCharsMax` is refused unread. */
export const limits = {
  sourceCharsMax: 200_000,
  /** Depth of the element tree; the parser counts blocks only, so a table inside needs some room. */
  nestingMax: 100,
  blockNestingMax: 90,
  /** Output may be 40 times the source, plus room for a short source that is all markup. */
  outputRatioMax: 40,
  outputSlackChars: 2_000,
  highlightBlockBytesMax: 20_000,
  highlightDocumentBytesMax: 50_000,
  /** Grammars look ahead from each letter of a word, so their time grows with the square of a line. */
  highlightLineCharsMax: 500,
  slugCharsMax: 80,
  labelCharsMax: 80,
} as const;

/** The most characters the HTML of this source may have. */
export function outputCharsMax(source: string): number {
  return source.length * limits.outputRatioMax + limits.outputSlackChars;
}
