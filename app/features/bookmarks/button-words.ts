/** The button below a post. */
export const bookmarkButtonWords = {
  add: { en: "Bookmark", zh: "书签" },
  isOn: { en: "Bookmarked: remove", zh: "已收藏，点击移除" },
} as const;
