import type { LetterWords } from "./writing.server";

/** The mails that carry links, in both languages. */
export const mailWords: Record<"verify" | "known" | "reset", LetterWords> = {
  verify: {
    en: {
      subject: "Confirm your address for {community}",
      text: "Hello {name},\n\nopen this link within an hour to confirm your address and finish signing up:\n\n{link}\n\nIf you did not ask for an account, ignore this mail: none is made without the link.\n\n{community}\n",
    },
    "zh-CN": {
      subject: "确认你在 {community} 的邮箱",
      text: "{name}，你好：\n\n请在一小时内打开下面的链接，确认邮箱并完成注册：\n\n{link}\n\n如果不是你本人申请的，忽略这封邮件即可：不打开链接就不会有账号。\n\n{community}\n",
    },
  },
  known: {
    en: {
      subject: "You already have an account at {community}",
      text: "Hello {name},\n\nsomebody, perhaps you, tried to sign up with this address. It already has an account; sign in here:\n\n{link}\n\nIf it was not you, nothing has changed and nothing is needed.\n\n{community}\n",
    },
    "zh-CN": {
      subject: "你在 {community} 已经有账号了",
      text: "{name}，你好：\n\n有人（也许就是你）用这个邮箱申请注册。它已经有账号了，请直接登录：\n\n{link}\n\n如果不是你本人操作，什么也没有改变，不需要做任何事。\n\n{community}\n",
    },
  },
  reset: {
    en: {
      subject: "Set a new password for {community}",
      text: "Hello {name},\n\nopen this link within an hour to set a new password. All your sessions will end:\n\n{link}\n\nIf you did not ask for it, ignore this mail: your password stays as it is.\n\n{community}\n",
    },
    "zh-CN": {
      subject: "重设你在 {community} 的密码",
      text: "{name}，你好：\n\n请在一小时内打开下面的链接设置新密码。设置后所有设备都会退出登录：\n\n{link}\n\n如果不是你本人申请的，忽略这封邮件即可：密码不会改变。\n\n{community}\n",
    },
  },
};
