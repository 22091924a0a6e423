/** People: their pages, roles and trust levels. */
export const memberWords = {
  members: { en: "Members", zh: "成员" },
  membersLead: { en: "Who is here, the newest first.", zh: "这里的人，最新加入的在前。" },
  membersList: { en: "Members, the newest first", zh: "成员列表，最新加入的在前" },
  emptyTitle: { en: "Nobody yet", zh: "还没有成员" },
  emptyText: { en: "The first members start at trust level T1. Be one of them.", zh: "最早的成员从信任等级 T1 开始。来做其中一位吧。" },
  join: { en: "Make an account", zh: "注册账号" },
  joined: { en: "Joined", zh: "加入时间" },
  trust: { en: "Trust level", zh: "信任等级" },
  trustWhy: { en: "What one may do here; it grows by reading and taking part.", zh: "决定能做什么；多阅读、多参与就会提升。" },
  T0: { en: "T0 · new", zh: "T0 · 新人" },
  T1: { en: "T1 · settled in", zh: "T1 · 入门" },
  T2: { en: "T2 · regular", zh: "T2 · 常客" },
  T3: { en: "T3 · trusted", zh: "T3 · 可信" },
  T4: { en: "T4 · pillar", zh: "T4 · 支柱" },
  moderator: { en: "Moderator", zh: "版主" },
  operator: { en: "Operator", zh: "运营" },
  admin: { en: "Admin", zh: "管理员" },
  staff: { en: "Staff", zh: "管理人员" },
  imported: { en: "Imported", zh: "导入" },
  importedText: { en: "This author was imported and cannot sign in.", zh: "这位作者是导入的，不能登录。" },
  source: { en: "Original page", zh: "原页面" },
  facts: { en: "Facts", zh: "概况" },
  topicCount: { en: "Topics", zh: "主题" },
  postCount: { en: "Replies and answers", zh: "回复与回答" },
  website: { en: "Website", zh: "网站" },
  topics: { en: "Topics", zh: "主题" },
  noTopics: { en: "{name} has not opened a topic you can see.", zh: "{name} 还没有你能看到的主题。" },
  noTopicsMine: { en: "You have not opened a topic yet.", zh: "你还没有发过主题。" },
  firstTopic: { en: "Open your first topic", zh: "发第一个主题" },
  editProfile: { en: "Edit profile", zh: "编辑资料" },
  report: { en: "Report", zh: "举报" },
  manage: { en: "Manage", zh: "管理" },
  reportTitle: { en: "Report {name}", zh: "举报 {name}" },
  reportLead: { en: "For what a person does across posts. About a single post, report the post itself. They do not learn who reported.", zh: "用于举报一个人的整体行为；如果只是某一篇帖子，请直接举报那篇帖子。对方不会知道是谁举报的。" },
  backToMember: { en: "Back to {name}", zh: "返回 {name} 的主页" },
} as const;

const trustKeys = ["T0", "T1", "T2", "T3", "T4"] as const;

/** The word of a trust level. */
export function trustKey(trust: number): (typeof trustKeys)[number] {
  return trustKeys[trust] ?? "T0";
}

/** The word of a role; null for a role without one. */
export function roleKey(role: string): "moderator" | "operator" | "admin" | null {
  return role === "moderator" || role === "operator" || role === "admin" ? role : null;
}
