/** The preview of a text, and the button that asks for it. */
export const previewWords = {
  preview: { en: "Preview", zh: "预览" },
  previewEmpty: { en: "The preview stands here: made by the same renderer as the post.", zh: "预览显示在这里，与发布后的效果一致。" },
  previewLate: { en: "The preview cannot be made just now. It is tried again by itself.", zh: "暂时无法更新预览，稍后会自动重试。" },
  previewRefused: { en: "No preview: {reason}", zh: "无法预览：{reason}" },
} as const;
