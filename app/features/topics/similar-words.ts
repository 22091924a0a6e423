/** Topics that may already say what somebody is about to write. */
export const similarWords = {
  title: { en: "Perhaps it is there already", zh: "也许已经有人聊过" },
  found: { en: "{count, plural, =0 {} one {# similar topic} other {# similar topics}}", zh: "{count, plural, =0 {} other {找到 # 个相似主题}}" },
  look: { en: "Look for similar ones first", zh: "先找找有没有类似的" },
  nothing: { en: "Nothing similar was found. Your text is below: go on.", zh: "没有找到类似的主题。你的内容都在下面，请继续。" },
  acceptedAnswer: { en: "The accepted answer", zh: "采纳的回答" },
  bestAnswer: { en: "The best answer", zh: "最佳回答" },
  newTab: { en: "opens in a new tab", zh: "在新标签页打开" },
  closed: { en: "Closed", zh: "已关闭" },
  solved: { en: "Solved", zh: "已解决" },
  answers: { en: "{count, plural, =0 {No answers yet} one {# answer} other {# answers}}", zh: "{count, plural, =0 {还没有回答} other {# 个回答}}" },
  replies: { en: "{count, plural, =0 {No replies} one {# reply} other {# replies}}", zh: "{count, plural, =0 {还没有回复} other {# 条回复}}" },
} as const;
