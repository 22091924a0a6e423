/** What is suggested in the search box. */
export const suggestWords = {
  label: { en: "Suggestions", zh: "搜索建议" },
  recent: { en: "Recent searches on this device", zh: "本机最近搜索" },
  topics: { en: "Topics", zh: "主题" },
  boards: { en: "Boards", zh: "版块" },
  tags: { en: "Tags", zh: "标签" },
  members: { en: "Members", zh: "成员" },
  topicsOf: { en: "{count, plural, one {# topic} other {# topics}}", zh: "{count} 个主题" },
  solved: { en: "Solved", zh: "已解决" },
  clear: { en: "Clear recent searches", zh: "清空最近搜索" },
  found: {
    en: "{count, plural, =0 {No suggestions} one {# suggestion} other {# suggestions}}. Up and down choose, Enter opens, Escape closes.",
    zh: "{count, plural, =0 {没有建议} other {# 条建议}}。上下键选择，回车打开，Esc 关闭。",
  },
} as const;
