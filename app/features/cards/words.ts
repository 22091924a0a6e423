/** What cards say besides what members wrote. */
export const cardWords = {
  board: { en: "Board", zh: "版块" },
  home: { en: "Ask, show, answer, and see what becomes of it.", zh: "提问、展示、回答，看一件东西慢慢成形。" },
} as const;
