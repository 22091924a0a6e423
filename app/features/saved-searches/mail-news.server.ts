import type { RecordedEvent } from "~/events/catalogue";
import type { Context } from "~/platform/context";
import { writeToMember, type LetterWords } from "~/features/accounts/writing.server";
import { findAbsentActor } from "~/features/members/queries.server";
import { listUntold } from "./queries.server";
import { titleOfSearch } from "./rules";

/** So many searches are named in a mail. */
const namedMax = 10;

/** What was found stays out of the mail: by the time it is read it may be out of sight. */
const words: LetterWords = {
  en: {
    subject: "New results for searches you saved",
    text: "Hello {name},\n\nthere is something new at {community} for searches you saved:\n\n{list}\n\n{link}\n\nYou get such a mail once a day at most. To have none, turn it off for each search on that page.\n",
  },
  "zh-CN": {
    subject: "你保存的搜索有了新结果",
    text: "{name}，你好：\n\n{community} 上有符合你保存的搜索的新内容：\n\n{list}\n\n{link}\n\n这类邮件每天最多一封。不想再收到，可以在上面的页面里逐个关闭。\n",
  },
};

/** Mails a member, in one letter, how much is new for those of their searches they want mails of, as far as they may see it when it is sent. */
export async function mailNews(ctx: Context, { subjectId: memberId }: RecordedEvent): Promise<void> {
  const actor = await findAbsentActor(ctx, memberId);
  const untold = actor ? await listUntold({ ...ctx, actor }) : [];
  if (untold.length === 0) return;
  const named = untold.slice(0, namedMax).map((search) => `“${titleOfSearch(search)}” (${search.count})`);
  const list = [...named, ...(untold.length > namedMax ? ["…"] : [])].join(", ");
  await writeToMember(ctx, memberId, { words, link: "/search/saved", values: { list } });
  for (const { id, news } of untold) await ctx.db.savedSearch.updateMany({ where: { id }, data: { told: news } });
}
