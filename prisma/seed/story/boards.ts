import type { StoryBoard } from "./types";

export const boards: StoryBoard[] = [
  {
    slug: "announcements",
    name: "公告 Announcements",
    description: "工坊的消息：挑战、规则、维护。News from the people who keep the lights on.",
    guidelines: `- 只有工作人员发主题，谁都可以回复。Staff start topics here; everybody may answer.
- 规则有改动，先在这里说清楚「改了什么、为什么、从哪天起」。
- Found a mistake in a rule? Say so under the rule, not in a private message.`,
    topicKinds: ["announcement"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 1,
  },
  {
    slug: "woodworking",
    name: "木工 Woodworking",
    description: "Wood, tools, finishes, and the mistakes in between. 木头、工具、涂装，以及中间的失误。",
    guidelines: `- Name the wood, its thickness and where it has been standing. 写清木种、厚度、在哪里放了多久。
- Say what you have tried, also if it was silly.
- 安全问题直说，不必客气：缺护罩、湿手、油抹布揉成团，看到就指出来。
- A plan you did not draw needs the name of who did.`,
    topicKinds: ["discussion", "question", "article"],
    fileKinds: ["pdf", "csv", "zip"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 2,
    template: `**Wood, thickness / 木种、厚度：**

**Where it stands / 放在哪里：**

**What I tried / 试过什么：**
`,
  },
  {
    slug: "joinery",
    name: "榫卯 Joinery",
    description: "两块木头怎样才肯在一起。How two pieces of wood are persuaded to stay.",
    guidelines: `- 给尺寸：榫厚、料厚、肩宽。没有尺寸的榫卯只能聊天。
- A sketch with three numbers beats a render with none.
- 传统做法请写出处：谁教的、在哪本书里、在哪件家具上见过。`,
    parent: "woodworking",
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 3,
  },
  {
    slug: "workbenches",
    name: "Workbenches",
    description: "The tool all other tools lean on.",
    guidelines: `- Tell us your height, your floor and your ceiling; all three decide the bench.
- Show it in use, not after cleaning.
- Buying advice is fine, links to shops are not.`,
    parent: "joinery",
    topicKinds: ["discussion", "question"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 3,
  },
  {
    slug: "illustration",
    name: "插画",
    description: "线、墨、颜色，以及把它们挤进一页纸的办法。",
    guidelines: `- 临摹、描摹、参考照片，都可以，都要写明。
- 想要点评，就说想听哪方面：构图、线、颜色，还是「哪里别扭但我说不出」。
- 点评先说画面在做什么，再说它可以怎么做得更好。`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 4,
  },
  {
    slug: "pixel-games",
    name: "像素与游戏 Pixel & Games",
    description: "Small squares, large opinions. 小方块，大主意。",
    guidelines: `- Post pixel art at its own size; scale it by whole numbers if you must. 放大只用整数倍。
- Say the resolution and the number of colours.
- Code questions: the smallest piece that still misbehaves.`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 5,
  },
  {
    slug: "ceramics",
    name: "陶艺",
    description: "泥、釉、火，和开窑前睡不着的那一夜。",
    guidelines: `- 烧成的问题写清：坯体、釉方、升温曲线、测温锥的样子。
- Cone, atmosphere and hold time, please; "high fire" is not a temperature.
- 含铅、含钡、含镉的配方不要推荐给做餐具的人。`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 6,
    template: `**坯体 Clay：**

**釉 Glaze：**

**烧成 Firing（温度、气氛、保温）：**

**看到的现象 What happened：**
`,
  },
  {
    slug: "photography",
    name: "Photography",
    description: "Light, and the patience to move half a metre to the left. 光，以及往左挪半米的耐心。",
    guidelines: `- Only photographs you took. People who can be recognised have agreed to be here.
- 第一次在这里发帖会有人先看一眼，通常一小时内放行。
- Settings are welcome, the reason for them more so.`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "first",
    hue: 7,
  },
  {
    slug: "writing",
    name: "写作 Writing",
    description: "句子的工作台。A bench for sentences.",
    guidelines: `- 贴自己写的。引用别人，写出名字。
- Comment on the text, not on the person you imagine behind it.
- 没定稿、只想给社区成员看的，放到「夜读」。`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 8,
  },
  {
    slug: "night-reading",
    name: "夜读 Night Reading",
    description: "没定稿的东西，只给登录的人看。Drafts, for signed-in eyes only.",
    guidelines: `- 不转出、不截图、不拿去当例子。What is read here stays here.
- 每贴一篇，先读两篇别人的。
- 读的人只回答三件事：记住了哪一句、哪里走神、最后一行之后你在想什么。`,
    parent: "writing",
    topicKinds: ["discussion"],
    visibility: "members",
    minTrust: 1,
    reviewPolicy: "none",
    hue: 8,
    template: `**想让读者留意 Please watch for：**

---

`,
  },
  {
    slug: "generative",
    name: "生成艺术 Generative Art",
    description: "Rules that draw. 会画画的规则。",
    guidelines: `- Share the rule, not only the picture: a sketch, a seed, a paragraph.
- 别人的代码改的，写明原作者和许可证。
- Flashing work gets a warning in the title.`,
    topicKinds: ["discussion", "question", "article"],
    visibility: "public",
    minTrust: 0,
    reviewPolicy: "none",
    hue: 5,
  },
  {
    slug: "committee",
    name: "工坊委员会",
    description: "排班、预算、难处理的事。只有委员会成员看得到。",
    guidelines: `- 讲事，不讲人；非讲人不可，只写链接和经过。
- 决定写在第一楼，理由跟在后面。
- Minutes in both languages, one line each.`,
    topicKinds: ["discussion"],
    visibility: "groups",
    groups: ["workshop-committee"],
    minTrust: 2,
    reviewPolicy: "none",
    hue: 1,
  },
];
