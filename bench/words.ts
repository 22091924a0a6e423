// The vocabulary of the made-up community: people who build, draw, write and compose.

export const boards = [
  ["workshop", "Workshop", "Everything on the bench: questions, progress and finished work."],
  ["web", "Web", "Sites, servers and the code between them."],
  ["zh", "中文", "用中文交流作品与问题。"],
  ["music", "Music", "Instruments, recordings and theory."],
  ["drawing", "Drawing", "Pens, pixels and critique."],
  ["electronics", "Electronics", "Boards, sensors and smoke."],
  ["writing", "Writing", "Drafts and the people who read them."],
  ["data", "Data", "Databases, search and statistics."],
  ["games", "Games", "Rules, engines and prototypes."],
  ["photo", "Photography", "Light and what to do with it."],
  ["jobs", "Openings", "Who looks for whom."],
  ["meta", "Meta", "About this place."],
] as const;

export const tags = [
  "typescript", "postgresql", "react", "css", "linux", "docker", "rust", "python", "前端", "后端", "数据库", "性能", "开源", "设计", "音乐",
  "midi", "synth", "lino", "ink", "esp32", "soldering", "fiction", "review", "beginner", "show", "help", "search", "godot", "film", "news",
] as const;

export const english = {
  openings: [
    "I have been working on this for about three weeks and", "After reading the earlier thread", "This is what finally worked for me:", "As far as I can tell",
    "A friend asked the same question last month, and", "Before you change anything", "The short answer is that", "To be honest", "On my machine", "If you have an evening to spare",
  ],
  middles: [
    "the index was never used because the condition compared two different types", "the second layer of ink dried much faster than the first",
    "every request waited for the same connection and nothing told us so", "the melody only works once the bass leaves it some room",
    "the sensor reports nonsense until it has warmed up for a minute", "most of the time went into serialising data that nobody looked at",
    "the chapter became better when I cut the first two pages", "the build takes ninety seconds and half of that is one plugin",
    "a smaller board with a ground plane removed nearly all of the noise", "the players understood the rule as soon as it had a name",
    "the photographs look flat unless the light comes from one side", "a plain list beats the clever layout on a phone",
    "the tests passed on my laptop and failed in a container with less memory", "the search found the word in English but not in Chinese",
  ],
  closings: [
    "so I would start there.", "and I should like to hear how others solve it.", "which surprised me.", "and the difference is easy to measure.",
    "but I may be missing something.", "so thank you for the hint.", "and that is good enough for now.", "although it costs a little more work.",
  ],
  subjects: [
    "Slow queries after the upgrade", "First linocut in two colours", "A quiet synth patch for rainy days", "Why does my sensor drift?", "Critique wanted: a harbour at night",
    "Keyset paging without tears", "How do you name things in a long story?", "My board game prototype, third round", "Container uses twice the memory", "Notes on mixing in a small room",
    "What makes a good first post", "Looking for a proof reader", "Printing on damp paper", "A small search engine in one table", "Reading light meters the old way",
  ],
} as const;

export const chinese = {
  sentences: [
    "最近在整理去年的项目，发现数据库的索引有一半从来没有被用到。", "这个问题我也遇到过，后来发现是连接池太小。", "建议先测量再修改，不要凭感觉优化。", "我把旧的合成器修好了，音色比想象中温暖。",
    "第二版画稿改了构图，请大家多提意见。", "分页用偏移量的话，越往后越慢，换成游标就好了。", "小说的第三章写完了，想听听读者的感受。", "板子焊好之后噪声很大，加了一层地平面就安静了。",
    "如果你也在学这个，可以先看官方文档再看源码。", "昨天的讨论很有帮助，我按照建议改了配置。", "中文搜索需要好的分词，不然很多帖子都找不到。", "照片是傍晚拍的，光线只有十分钟。",
    "谢谢分享，这个方法简单又可靠。", "性能测试要在同一台机器上重复几次才有意义。", "开源社区最重要的是耐心和善意。", "我们下周在线上试玩，欢迎报名参加。",
  ],
  subjects: [
    "数据库升级以后查询变慢", "第一次做双色版画", "如何给长篇小说的人物起名", "传感器的读数一直漂移", "分享一个安静的合成器音色", "求助：容器内存占用过高", "桌游原型第三轮试玩", "前端性能优化的几点体会", "开源项目怎样写好说明文档", "胶片测光的老办法",
  ],
} as const;

export const code = [
  ["sql", "SELECT id, title FROM topic\nWHERE board_id = 7 AND (active_at, id) < ('2025-11-02', 4711)\nORDER BY active_at DESC, id DESC LIMIT 21;"],
  ["ts", "export function median(values: number[]): number {\n  const sorted = [...values].sort((a, b) => a - b);\n  return sorted[sorted.length >> 1] ?? NaN;\n}"],
  ["sh", "docker run --rm -m 512m -v \"$PWD\":/work builder make test"],
  ["py", "for pin in (4, 5, 12):\n    print(pin, read(pin))"],
] as const;
