/** Ways to pass a topic on. */
export const shareWords = {
  share: { en: "Share", zh: "分享" },
  sheet: { en: "Share with …", zh: "分享到…" },
  copy: { en: "Copy link", zh: "复制链接" },
  copied: { en: "Copied", zh: "已复制" },
  print: { en: "For printing", zh: "打印版" },
} as const;
