/** Pictures in full size. */
export const lightboxWords = {
  label: { en: "Pictures", zh: "图片" },
  close: { en: "Close", zh: "关闭" },
  next: { en: "Next picture", zh: "下一张" },
  previous: { en: "Previous picture", zh: "上一张" },
  place: { en: "{at} of {count}", zh: "第 {at} 张，共 {count} 张" },
} as const;
