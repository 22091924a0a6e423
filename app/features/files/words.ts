/** Pictures on their way into a text. */
export const uploadWords = {
  picturesOnly: { en: "Only pictures can be put here: PNG, JPEG, WebP or GIF.", zh: "这里只能放图片：PNG、JPEG、WebP 或 GIF。" },
  alt: { en: "What it shows, for those who do not see it", zh: "图片说明，给看不到图的人" },
  sending: { en: "{percent} % of {size} MB", zh: "已上传 {percent}%，共 {size} MB" },
  making: { en: "Being prepared…", zh: "处理中…" },
  cancel: { en: "Cancel", zh: "取消" },
  done: { en: "Added", zh: "已添加" },
  remove: { en: "Take out", zh: "移除" },
  failed: { en: "Not added: {reason}", zh: "没有添加：{reason}" },
  unreached: { en: "the server did not answer.", zh: "服务器没有响应。" },
  wait: { en: "Pictures are still on their way. Send once they are there.", zh: "图片还在上传，完成后再提交。" },
  pageTitle: { en: "Add a picture", zh: "添加图片" },
  pageLead: { en: "PNG, JPEG, WebP or GIF, up to 16 MiB. Where and with what it was taken is removed.", zh: "PNG、JPEG、WebP 或 GIF，最大 16 MiB。拍摄地点和设备信息会被去掉。" },
  file: { en: "Picture", zh: "图片" },
  send: { en: "Add", zh: "添加" },
  ready: { en: "Put this line into your text:", zh: "把这一行放进正文：" },
} as const;
