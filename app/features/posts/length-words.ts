/** How much room a text or a field of tags has left, said near its limit. */
export const lengthWords = {
  left: { en: "{count, plural, one {# character} other {# characters}} left", zh: "还能写 {count} 个字" },
  over: { en: "{count, plural, one {# character} other {# characters}} too many", zh: "超出 {count} 个字" },
  tagsFull: { en: "That makes {count} tags, and no more fit.", zh: "已有 {count} 个标签，不能再加。" },
  tagsOver: { en: "{count, plural, one {# tag} other {# tags}} too many", zh: "多了 {count} 个标签" },
} as const;
