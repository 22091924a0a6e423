/** The bar of the writing box: what every page with one sends along. */
export const editorWords = {
  bar: { en: "Formatting", zh: "格式" },
  heading: { en: "Heading", zh: "标题" },
  bold: { en: "Bold (Ctrl B)", zh: "加粗 (Ctrl B)" },
  italic: { en: "Italic (Ctrl I)", zh: "斜体 (Ctrl I)" },
  link: { en: "Link (Ctrl K)", zh: "链接 (Ctrl K)" },
  quote: { en: "Quote (Ctrl Shift 9)", zh: "引用 (Ctrl Shift 9)" },
  code: { en: "Code (Ctrl E)", zh: "代码 (Ctrl E)" },
  bullets: { en: "List (Ctrl Shift 8)", zh: "列表 (Ctrl Shift 8)" },
  numbers: { en: "Numbered list (Ctrl Shift 7)", zh: "编号列表 (Ctrl Shift 7)" },
  picture: { en: "Add pictures: also by paste or drop", zh: "添加图片：也可粘贴或拖入" },
  file: { en: "Add pictures or files: also by paste or drop", zh: "添加图片或文件：也可粘贴或拖入" },
  noScript: { en: "Add a picture or file on a page of its own", zh: "在单独的页面添加图片或文件" },
} as const;
