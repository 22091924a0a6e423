/** What became of a text that is being written. */
export const keepingWords = {
  saving: { en: "Saving…", zh: "保存中…" },
  kept: { en: "Draft saved", zh: "草稿已保存" },
  offline: { en: "Not reached. Kept on this device and sent again by itself.", zh: "连不上服务器。已保存在本机，会自动重试。" },
  signedOut: { en: "You are signed out. Your text is kept on this device.", zh: "登录已失效。你的内容已保存在本机。" },
  full: { en: "You have {limit} drafts, the most there can be. Discard one; until then this is kept on this device.", zh: "草稿已达上限 {limit} 篇。请丢弃一些，在此之前内容保存在本机。" },
  restored: { en: "Your unsent text is back.", zh: "已恢复你没发出的内容。" },
  unreached: { en: "The server did not answer. Your text is kept on this device; try again in a moment.", zh: "服务器没有响应。你的内容已保存在本机，请稍后再试。" },
  changedTitle: { en: "This draft was changed on another device", zh: "这篇草稿在另一台设备上改过" },
  changedText: { en: "Below is the other text; yours stands in the form. Nothing is lost until you choose.", zh: "下面是另一份内容，你的在表单里。选择之前两份都会保留。" },
  keepMine: { en: "Keep mine", zh: "保留我的" },
  takeTheirs: { en: "Take the other", zh: "用另一份" },
} as const;
