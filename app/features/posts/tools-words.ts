/** What the writing box says once somebody writes in it. */
export const toolsWords = {
  sample: { en: "text", zh: "文字" },
} as const;
