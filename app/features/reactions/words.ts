export const reactionWords = {
  group: { en: "Reactions", zh: "表态" },
  add: { en: "React", zh: "表态" },
  love: { en: "Love it", zh: "喜欢" },
  fire: { en: "On fire", zh: "太棒了" },
  clap: { en: "Well done", zh: "鼓掌" },
  laugh: { en: "Made me laugh", zh: "笑了" },
  wow: { en: "Wow", zh: "惊讶" },
  thanks: { en: "Thank you", zh: "谢谢" },
} as const;
