import type { Story } from "./types";

/** What the staff and the members made of the tags the topics carry. */
export const tags: Story["tags"] = {
  synonyms: [
    { tag: "typescript", alias: "ts" }, { tag: "python", alias: "py" }, { tag: "pixel-art", alias: "像素画" }, { tag: "glue", alias: "胶水" },
    { tag: "short-story", alias: "短篇" }, { tag: "工作台", alias: "木工台" }, { tag: "练习", alias: "日课" },
  ],
  groups: [
    { slug: "languages", name: { en: "Programming languages", zh: "编程语言" }, oneOf: false, tags: ["typescript", "python", "glsl", "css"] },
    { slug: "stage", name: { en: "Stage of the work", zh: "创作阶段" }, oneOf: true, tags: ["draft", "process", "finish"] },
  ],
  descriptions: [
    {
      tag: "pixel-art", by: "ilse", summary: "Pictures made dot by dot, and the games made of them. 一点一点画出来的图，和用它们做的游戏。",
      body: "For **sprites, tiles and palettes**: how to draw them, how to move them, how to keep them readable at their own size.\n\n- Show the work at 1× and at a whole multiple of it.\n- Say how many colours you allow yourself.\n\nA picture that was only made small belongs under its own technique instead.",
    },
    { tag: "python", by: "xiaoman", summary: "用 Python 写的小工具：釉料计算、扫描整理、生成图形。Small tools written in Python.", body: "适合**为创作写的脚本**：能跑的最小例子，加上它读什么、写什么。\n\n一般的语言问题不必用这个标签，除非它真的卡住了作品。" },
  ],
};
