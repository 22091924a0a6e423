import { fold } from "./fold";

/** Words that mean the same to whoever searches. A group's words stand for one another, in both engines. */
const synonymGroups: readonly (readonly string[])[] = [
  ["js", "javascript"], ["ts", "typescript"], ["k8s", "kubernetes"], ["postgres", "postgresql", "pg"], ["db", "database", "数据库"], ["py", "python"],
  ["repo", "repository", "仓库"], ["auth", "authentication", "认证"], ["cache", "缓存"], ["bug", "缺陷"], ["docs", "documentation", "文档"], ["api", "接口"],
  ["config", "configuration", "配置"], ["login", "sign-in", "登录"], ["password", "密码"], ["email", "e-mail", "mail", "邮件"], ["photo", "picture", "image", "图片", "照片"],
  ["video", "视频"], ["tutorial", "教程"], ["beginner", "newbie", "新手"], ["color", "colour", "颜色"], ["aluminum", "aluminium"], ["gray", "grey"],
];

const others = new Map(synonymGroups.flatMap((group) => group.map((word) => [fold(word), group.map(fold).filter((other) => other !== fold(word))] as const)));

/** What else the folded word may be called. */
export function synonymsOf(word: string): readonly string[] {
  return others.get(word) ?? [];
}

/** What each word may be called, as a table: for an engine that looks them up itself. */
export const synonymTable: Readonly<Record<string, string[]>> = Object.fromEntries(synonymGroups.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])));
