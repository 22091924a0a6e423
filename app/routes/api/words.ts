import type { Message } from "~/kernel/words";

/** The title of a problem: one for each status. */
export const titles: Record<number, Message> = {
  400: { en: "Malformed request", zh: "请求格式不对" },
  401: { en: "Not signed in", zh: "未登录" },
  403: { en: "Not allowed", zh: "没有权限" },
  404: { en: "Not found", zh: "没有找到" },
  405: { en: "Method not allowed", zh: "不支持的方法" },
  409: { en: "Conflict", zh: "状态冲突" },
  413: { en: "Too large", zh: "内容太大" },
  415: { en: "Unsupported content type", zh: "不支持的内容类型" },
  422: { en: "Refused by a rule", zh: "不符合规则" },
  429: { en: "Too many requests", zh: "请求过于频繁" },
  500: { en: "Error on our side", zh: "服务器出错" },
  503: { en: "Unavailable", zh: "暂时无法服务" },
};

/** Refusals of the API alone; all others stand in the common table. */
export const ownRefusals: Record<string, Message & { status: number }> = {
  "fields-refused": { status: 422, en: "Some fields break a rule. See errors.", zh: "部分字段不符合规则，详见 errors。" },
  "token-invalid": { status: 401, en: "This token is unknown, has run out or was revoked.", zh: "这个令牌不存在、已过期或已被撤销。" },
  failed: { status: 500, en: "The error is in our log. Nothing you sent was stored.", zh: "错误已记入日志，你提交的内容没有保存。" },
};

/** What is wrong with a field, by the code of its rule. */
export const fieldWords: Record<string, Message> = {
  malformed: { en: "This value has another type or form than asked for.", zh: "这个值的类型或格式不对。" },
  "unknown-key": { en: "There is no such field.", zh: "没有这个字段。" },
  required: { en: "This is required.", zh: "这一项必填。" },
  "too-short": { en: "This is too short: at least {min} characters.", zh: "太短：至少 {min} 个字符。" },
  "too-long": { en: "This is too long.", zh: "太长了。" },
  "body-too-long": { en: "The text is too long.", zh: "内容太长了。" },
  "unsafe-characters": { en: "This holds control characters.", zh: "这里含有控制字符。" },
  "email-malformed": { en: "This is no e-mail address.", zh: "这不是有效的邮箱地址。" },
  "handle-malformed": { en: "A handle has 3 to 30 of a–z, 0–9, _ and -.", zh: "用户名为 3 到 30 个字符，只能用 a–z、0–9、_ 和 -。" },
  "slug-malformed": { en: "An address has 2 to 40 of a–z, 0–9 and -.", zh: "地址为 2 到 40 个字符，只能用 a–z、0–9 和 -。" },
  "id-malformed": { en: "This is no id.", zh: "这不是有效的 id。" },
  "token-malformed": { en: "This is no link's token.", zh: "这不是有效的链接令牌。" },
  "too-many-group-tags": { en: "A group holds 100 tags at most.", zh: "一个标签组最多 100 个标签。" },
  "tag-malformed": { en: "A tag has 1 to 35 letters, digits, + # . or -.", zh: "标签为 1 到 35 个字母、数字或 + # . -。" },
  "too-many-tags": { en: "There are too many tags.", zh: "标签太多了。" },
  "website-malformed": { en: "This is no http or https address.", zh: "这不是有效的 http 或 https 地址。" },
  "time-zone-unknown": { en: "There is no such time zone.", zh: "没有这个时区。" },
};
