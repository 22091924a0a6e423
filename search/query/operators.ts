import type { FilterField } from "../types";

/** What stands before the colon, in both languages, and the field it means. */
export const operators: Readonly<Record<string, FilterField>> = {
  tag: "tag", 标签: "tag", board: "board", 版块: "board", 板块: "board", by: "by", author: "by", 作者: "by", is: "is", 状态: "is",
  kind: "kind", 种类: "kind", type: "type", 类型: "type", after: "after", since: "after", 之后: "after", before: "before", until: "before", 之前: "before", in: "in", 范围: "in",
};

const states = { solved: "solved", 已解决: "solved", unsolved: "unsolved", 未解决: "unsolved", answered: "answered", 已回答: "answered", unanswered: "unanswered", 未回答: "unanswered", closed: "closed", 已关闭: "closed", open: "open", 未关闭: "open" };
const kinds = {
  discussion: "discussion", 讨论: "discussion", question: "question", 问题: "question", 提问: "question", article: "article", 文章: "article",
  announcement: "announcement", 公告: "announcement", reply: "reply", 回复: "reply", answer: "answer", 回答: "answer", comment: "comment", 评论: "comment",
};
const types = { topic: "topic", 主题: "topic", post: "post", 帖子: "post", member: "member", 成员: "member", board: "board", 版块: "board", tag: "tag", 标签: "tag" };

/** The values of the fields that have only some, in both languages. */
export const values: Partial<Record<FilterField, Readonly<Record<string, string>>>> = { is: states, kind: kinds, type: types, in: { title: "title", 标题: "title" } };
