/** How much room a text has left, said near its limit. */
export const lengthWords = {
  left: { en: "{count, plural, one {# character} other {# characters}} left", zh: "还能写 {count} 个字" },
  over: { en: "{count, plural, one {# character} other {# characters}} too many", zh: "超出 {count} 个字" },
} as const;
