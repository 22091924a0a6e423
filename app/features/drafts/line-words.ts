/** What every form that keeps its text sends along. */
export const lineWords = {
  saveNow: { en: "Keep as draft", zh: "存为草稿" },
} as const;
