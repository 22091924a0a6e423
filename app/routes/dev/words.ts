/** The demo's mailbox. */
export const devWords = {
  title: { en: "Demo mailbox", zh: "演示邮箱" },
  lead: { en: "What the community would have mailed. It exists in demos only, and only on this machine.", zh: "社区本来会发出的邮件。只在演示社区、只在本机可见。" },
  list: { en: "Mails", zh: "邮件" },
  mail: { en: "Mail", zh: "邮件" },
  to: { en: "To", zh: "收件人" },
  emptyTitle: { en: "No mail yet", zh: "还没有邮件" },
  emptyText: { en: "Ask for an account or a new password, and the mail lies here a moment later.", zh: "申请账号或重设密码，邮件稍后就会出现在这里。" },
  reload: { en: "Look again", zh: "再看一次" },
} as const;
