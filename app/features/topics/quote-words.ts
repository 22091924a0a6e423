/** Quoting what is selected in a post. */
export const quoteWords = {
  quote: { en: "Quote", zh: "引用" },
  head: { en: "[{name}]({href}):", zh: "[{name}]({href})：" },
} as const;
