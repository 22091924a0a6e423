import type { StoryTopic } from "./types";

export const announcements: StoryTopic[] = [
  {
    board: "announcements",
    kind: "announcement",
    by: "zhou",
    title: "创作挑战第三期「一扇门」：规则与日程 / Challenge 3: One Door",
    body: `第三期的题目是**一扇门**。画一扇、做一扇、写一扇、烧一扇、让一段程序长出一扇，都行。唯一的要求：看完作品的人，应当知道门的另一边有没有人。

| 阶段 | 长度 | 你要做的事 |
|---|---:|---|
| 投稿 Works | 21 天 | 每人最多两件 |
| 评分 Rating | 7 天 | 匿名看，按三项打分 |
| 复核 Review | 48 小时 | 只看异常，不改名次偏好 |
| 异议 Disputes | 7 天 | 有话在这里说 |

English in short:

- Any medium, two works a person, twenty-one days.
- Works are shown without names until the results. Please do not sign inside the picture.
- Whoever enters also rates: at least five works, in the order the page gives you.
- A work made earlier may enter if nobody has seen it here.

投稿之前，请对一遍：

- [ ] 作品里没有你的名字和头像
- [ ] 参考过的照片、拓印、旧图纸，来源写在说明里
- [ ] 说明不超过 200 字，读得完

问题直接回在下面。`,
    tags: ["挑战", "challenge", "一扇门"],
    daysAgo: 6,
    votes: 11,
    pinned: true,
    replies: [
      {
        by: "xiaoman",
        body: "柜门算门吗？我想做一只打不开的柜子。",
        hoursAfter: 2,
        votes: 4,
        replies: [
          {
            by: "zhou",
            body: "算。但你得让我们知道里面有没有人。",
            hoursAfter: 2.5,
            votes: 10,
            replies: [{ by: "xiaoman", body: "……好，那我得想想里面是谁了。", hoursAfter: 3, votes: 5 }],
          },
        ],
      },
      {
        by: "bo-haugland",
        body: "May a work be playable? Thirty seconds, one room, one door, no sound.",
        hoursAfter: 9,
        votes: 3,
        replies: [
          {
            by: "zhou",
            body: "Yes, if the still picture you send with it can be judged alone. Some voters will be on a bus.",
            hoursAfter: 10,
            votes: 4,
          },
        ],
      },
    ],
  },
  {
    board: "announcements",
    kind: "announcement",
    by: "ada",
    title: "Where things live now, and why Workbenches moved under Joinery",
    body: `We had nineteen boards and a habit of posting in the wrong one. From today there are twelve.

**What moved**

1. *Workbenches* sits under *Joinery*, because two thirds of its topics were about one joint: leg to stretcher.
2. *夜读 Night Reading* is new, under *Writing*. You have to be signed in to read it. Drafts deserve a door.
3. *Tools for sale* is closed. Three members lost money there and we could not protect the fourth.

**What did not change**

Every old address still leads to the right topic. Your watches came along. Nobody's words were edited; only the shelf they stand on.

If a topic of yours ended up somewhere silly, report it with "wrong board". One of us will carry it over by hand.

中文一句话：版块从十九个并成十二个，旧链接都还能用，放错了就点举报里的「版块不对」。`,
    tags: ["boards", "housekeeping"],
    daysAgo: 122,
    votes: 9,
    locked: true,
    replies: [
      {
        by: "tomas",
        body: "Closing the sales board was right. I was the second of the three.",
        hoursAfter: 5,
        votes: 8,
        replies: [
          {
            by: "ada",
            body: "I know. The note you sent us about it became the policy almost word for word. Thank you.",
            hoursAfter: 6,
            votes: 6,
          },
        ],
      },
    ],
  },
  {
    board: "announcements",
    kind: "announcement",
    by: "qing",
    title: "有人说「这不是你画的」，我们怎么处理",
    body: `这两个月收到十四件这类举报，其中九件是误会。把流程写出来，大家都少受点惊。

## 我们做什么

1. **先不隐藏**。除非有原作的明确出处，否则作品留在原处。
2. **问作者要过程**，任选一样：分层文件的截图、草稿、写生时的照片、另一张同期的练习。
3. **两个人看**。一位版主、一位这个媒介的常驻成员，各写各的结论，再对照。
4. **把结论告诉双方**，连同理由。作者可以申诉一次，由没有参与的人来看。

## 我们不做什么

- 不用「看起来像」当理由。像，是学画的正常阶段。
- 不公开举报人。
- 不要求任何人「证明自己会画」。当众补画一张，什么都证明不了，只会让人难堪。

> 临摹写明了就是练习，没写明就是冒名。差别只有一行字。

Short version: name your sources, keep one sketch, and if you suspect something, report it quietly with a link. We answer both sides with reasons.`,
    tags: ["审核", "署名"],
    daysAgo: 41,
    votes: 12,
    replies: [
      {
        by: "farah",
        body: "Does the same hold for writing? I keep no drafts. I type over them.",
        hoursAfter: 4,
        votes: 3,
        replies: [
          {
            by: "qing",
            body: "Same steps. For text we usually ask for the idea in your own words and where it came from. A conversation of ten minutes tells more than a file.",
            hoursAfter: 5,
            votes: 6,
          },
        ],
      },
      {
        by: "lin-zhao",
        body: "第 2 条里「另一张同期的练习」好。手是骗不了人的，同一个月里画的圈都圆得一样。",
        hoursAfter: 26,
        votes: 7,
      },
      {
        by: "xiaoman",
        body: "我就是那九分之一。当时吓得两天没上线，后来收到一封很长的信，把每一步都讲了。谢谢。",
        hoursAfter: 30,
        votes: 11,
      },
    ],
  },
];
