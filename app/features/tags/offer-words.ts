/** Tags offered for the text being written. */
export const offerWords = {
  text: { en: "In your text", zh: "文中提到" },
  similar: { en: "On similar topics", zh: "相似主题" },
  board: { en: "Common on this board", zh: "本版块常用" },
  stands: { en: "{alias} → {tag}", zh: "{alias} → {tag}" },
  add: { en: "Add the tag {tag}", zh: "添加标签 {tag}" },
  picks: { en: "Or tick what fits", zh: "也可以直接勾选" },
} as const;
