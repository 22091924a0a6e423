/** What leads on from a topic to those like it. */
export const relatedWords = {
  title: { en: "Related topics", zh: "相关主题" },
} as const;
