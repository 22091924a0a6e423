export const feedWords = {
  newTopics: { en: "New topics", zh: "新主题" },
  replyBy: { en: "Reply by {name}", zh: "{name} 的回复" },
  answerBy: { en: "Answer by {name}", zh: "{name} 的回答" },
  closed: { en: "[Closed] {title}", zh: "【已关闭】{title}" },
  feed: { en: "Atom feed", zh: "Atom 订阅源" },
} as const;
