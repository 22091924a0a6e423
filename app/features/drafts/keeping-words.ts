/** What became of a text that is being written. */
export const keepingWords = {
  saving: { en: "Saving…", zh: "保存中…" },
  kept: { en: "Draft saved", zh: "草稿已保存" },
  offline: { en: "Not reached. Kept on this device and sent again by itself.", zh: "连不上服务器。已保存在本机，会自动重试。" },
  signedOut: { en: "You are signed out. Your text is kept on this device.", zh: "登录已失效。你的内容已保存在本机。" },
  refused: { en: "Not kept as a draft: {reason} Your text is kept on this device.", zh: "未能存为草稿：{reason}内容已保存在本机。" },
  restored: { en: "Your unsent text is back.", zh: "已恢复你没发出的内容。" },
  unreached: { en: "The server did not answer. Your text is kept on this device; try again in a moment.", zh: "服务器没有响应。你的内容已保存在本机，请稍后再试。" },
  changedTitle: { en: "There is another version of this draft", zh: "这篇草稿还有另一个版本" },
  changedText: { en: "It was written on another device or in another tab, and stands below; yours stands in the form. Nothing is lost until you choose.", zh: "它来自另一台设备或另一个标签页，见下方；你的在表单里。选择之前两份都会保留。" },
  keepMine: { en: "Keep mine", zh: "保留我的" },
  takeTheirs: { en: "Take the other", zh: "用另一份" },
} as const;
