/** What is suggested while somebody types. */
export const suggestWords = {
  member: { en: "Members", zh: "成员" },
  tag: { en: "Tags", zh: "标签" },
  newTag: { en: "new tag", zh: "新标签" },
  emoji: { en: "Emoji", zh: "表情" },
  topics: { en: "{count, plural, one {# topic} other {# topics}}", zh: "{count} 个主题" },
  found: {
    en: "{count, plural, =0 {No suggestions} one {# suggestion} other {# suggestions}}. Up and down choose, Enter takes, Escape closes.",
    zh: "{count, plural, =0 {没有建议} other {# 条建议}}。上下键选择，回车采用，Esc 关闭。",
  },
} as const;
