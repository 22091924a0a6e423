import type { Words } from "~/kernel/words";

/** What can be wrong with a single field, by the code of its schema. */
export const fieldWords: Words = {
  required: { en: "Fill this in.", zh: "请填写这一项。" },
  "too-short": { en: "At least {min} characters.", zh: "至少 {min} 个字符。" },
  "too-long": { en: "Too long: at most {max, plural, =0 {as many characters as allowed} other {# characters}}.", zh: "太长了：最多 {max} 个字符。" },
  "unsafe-characters": { en: "It holds control characters or line breaks that are not allowed here.", zh: "包含这里不允许的控制字符或换行。" },
  "email-malformed": { en: "This is not an e-mail address.", zh: "这不是有效的邮箱地址。" },
  "website-malformed": { en: "A web address begins with https:// or http://.", zh: "网址要以 https:// 或 http:// 开头。" },
  "time-zone-unknown": { en: "There is no such time zone.", zh: "没有这个时区。" },
  "slug-malformed": { en: "2 to 40 of a–z, 0–9 and -.", zh: "2 到 40 个字符，只能用 a–z、0–9 和 -。" },
  "tag-malformed": { en: "A tag has 1 to 35 letters, digits, + # . or -.", zh: "标签为 1 到 35 个文字、数字、+ # . 或 -。" },
  "too-many-tags": { en: "Five tags at most.", zh: "最多五个标签。" },
  "too-many-group-tags": { en: "A group holds 100 tags at most.", zh: "一个标签组最多 100 个标签。" },
  "body-too-long": { en: "The text is far too long.", zh: "内容太长了。" },
  "token-malformed": { en: "The link is not complete.", zh: "链接不完整。" },
};

/** For everything the schemas have no word of their own for. */
export const malformedField = { en: "This value does not fit.", zh: "这个值不合适。" };
