// A judged set of our own: what a community of makers might have written in two languages, and what its members might look for.
// Grades: 3 is what one wants, 2 is good, 1 is better than nothing. Made before the ranking was tuned; nothing in it is anybody's.

type Wish = { tags?: string[]; kind?: string; board?: string; by?: string; solved?: true; answered?: true; votes?: number; daysAgo?: number; /** The topic it is a post of. */ in?: string };
type Judged = readonly [id: string, title: string, body: string, wish?: Wish];

export const judgedDocuments: readonly Judged[] = [
  // joinery
  ["glue-oak", "Which glue holds oak outdoors", "The table stands on a balcony. Yellow glue failed after one winter, so I look for something waterproof.", { tags: ["oak", "glue"], kind: "question", solved: true, answered: true, votes: 12, daysAgo: 40 }],
  ["glue-oak-a", "Which glue holds oak outdoors", "Epoxy, or a polyurethane. Roughen the oak first, oily wood refuses most glues.", { in: "glue-oak", kind: "answer", tags: ["oak", "glue"], votes: 20, daysAgo: 39 }],
  ["glue-hide", "Hide glue in a cold workshop", "It gels before I can close the joint. Warm the parts, or add urea to gain open time.", { tags: ["glue"], votes: 5, daysAgo: 300 }],
  ["dovetail-saw", "Dovetail saw drifts to the left", "My dovetail saw leaves the line after ten strokes, stance or set of the teeth?", { tags: ["dovetail", "handsaw"], kind: "question", answered: true, votes: 9, daysAgo: 20 }],
  ["dovetail-saw-a", "Dovetail saw drifts to the left", "Stone the teeth on the left side once, lightly. Too much set on one side pulls the cut.", { in: "dovetail-saw", kind: "answer", tags: ["dovetail", "handsaw"], votes: 14, daysAgo: 19 }],
  ["dovetail-jig", "A jig from scrap plywood for dovetails", "Slope of one to seven for hardwood. The jig clamps to the board and guides the saw.", { tags: ["dovetail", "jig"], kind: "article", votes: 30, daysAgo: 200 }],
  ["plane-chatter", "Hand plane chatters on end grain", "Sharp iron, tight mouth, still chatter marks. What else?", { tags: ["hand-plane"], kind: "question", votes: 3, daysAgo: 10 }],
  ["plane-flat", "How flat must a plane's sole be", "Flatten the sole of a jack plane to a thousandth? Nobody needs that.", { tags: ["hand-plane"], votes: 8, daysAgo: 500 }],
  ["bandsaw-tension", "Bandsaw blade tension without a gauge", "Pluck the blade and listen, or measure the flutter while you loosen it slowly.", { tags: ["bandsaw"], votes: 16, daysAgo: 90 }],
  ["bandsaw-tyre", "Replacing the tyre of a bandsaw wheel", "The old rubber tyre cracked. Warm the new tyre in water before you stretch it on.", { tags: ["bandsaw"], votes: 4, daysAgo: 700 }],
  ["finish-oil", "Boiled linseed oil or tung oil for a kitchen board", "Food safe once cured. Tung oil takes longer but does not yellow as much.", { tags: ["finish", "oil"], kind: "question", solved: true, answered: true, votes: 11, daysAgo: 150 }],
  ["finish-shellac", "Shellac over wax: will it stick", "Wax first was a mistake, nothing sticks to wax except more wax.", { tags: ["finish"], votes: 2, daysAgo: 60 }],
  ["sharpen-chisel", "Sharpening chisels on sandpaper and glass", "Cheap and quick: float glass, wet sandpaper, three grits and a strop.", { tags: ["sharpening", "chisel"], kind: "article", votes: 25, daysAgo: 365 }],
  ["sharpen-stones", "Waterstones or oilstones", "Waterstones cut faster, oilstones stay flat.", { tags: ["sharpening"], votes: 6, daysAgo: 30 }],
  ["bench-height", "How high is your workbench", "Wrist high for planing, elbow high for detail work. Mine is 88 cm.", { tags: ["workbench"], votes: 18, daysAgo: 80 }],
  ["colour-stain", "Matching the colour of an old stain", "Aniline dye first, then a pigment stain in the same colour family.", { tags: ["finish"], votes: 3, daysAgo: 45 }],
  ["zh-sunmao", "榫卯结构不用胶也能牢吗", "燕尾榫靠的是角度，做得准就不需要胶水。", { tags: ["榫卯"], kind: "question", solved: true, answered: true, votes: 15, daysAgo: 70 }],
  ["zh-sunmao-a", "榫卯结构不用胶也能牢吗", "可以。传统家具大多只用榫卯，受潮还能自己收紧。", { in: "zh-sunmao", kind: "answer", tags: ["榫卯"], votes: 22, daysAgo: 69 }],
  ["zh-yanwei", "手工开燕尾榫总是跑线", "锯到一半就偏，换了新锯还是一样，是站姿的问题吗？", { tags: ["榫卯", "手锯"], kind: "question", votes: 6, daysAgo: 12 }],
  ["zh-muyou", "木蜡油怎么擦才不花", "薄薄一层，十五分钟后用干布擦掉多余的木蜡油，等二十四小时再擦第二遍。", { tags: ["涂装"], votes: 10, daysAgo: 100 }],
  ["zh-jiaoshui", "户外木桌用什么胶水", "白乳胶过了一个冬天就开了，想找防水的胶水。", { tags: ["胶水"], kind: "question", votes: 4, daysAgo: 25 }],
  ["zh-moke", "凿子磨刀石怎么选", "一千目和六千目各一块就够了，油石不用也行。", { tags: ["磨刀"], votes: 9, daysAgo: 400 }],
  ["zh-gongzuotai", "小阳台能放下木工桌吗", "折叠的木工桌，一米二长，收起来只占二十厘米。", { tags: ["工作台"], votes: 7, daysAgo: 55 }],
  // code
  ["hook-twice", "Why does useEffect run twice in development", "React mounts, unmounts and mounts again in strict mode. Clean up in the returned function.", { tags: ["react"], kind: "question", solved: true, answered: true, board: "code", votes: 40, daysAgo: 200 }],
  ["hook-fetch", "Fetching data without useEffect", "Use a loader of the router instead. Effects are for leaving React, not for data.", { tags: ["react"], board: "code", votes: 12, daysAgo: 15 }],
  ["node-memory", "Node.js runs out of memory while streaming", "The readable never got paused. Check the return value of write and wait for drain.", { tags: ["node.js"], kind: "question", board: "code", answered: true, votes: 9, daysAgo: 33 }],
  ["node-env", "Reading .env files without a package", "Node can load a .env file by itself since 20.6: pass --env-file.", { tags: ["node.js"], board: "code", votes: 21, daysAgo: 250 }],
  ["cpp-move", "When does C++ move instead of copy", "An rvalue binds to the move constructor; a named variable is an lvalue even if it is about to end.", { tags: ["c++"], kind: "question", board: "code", votes: 8, daysAgo: 180 }],
  ["csharp-async", "C# async all the way down", "Blocking on a task in C# ends in a deadlock where there is a context to return to.", { tags: ["c#"], board: "code", votes: 6, daysAgo: 90 }],
  ["pg-slow", "PostgreSQL is slow with OFFSET 10000", "Keyset pagination: remember the last id and ask for what comes after it.", { tags: ["postgresql"], kind: "question", solved: true, answered: true, board: "code", votes: 33, daysAgo: 120 }],
  ["pg-index", "Which index for a JSONB column", "GIN with jsonb_path_ops when you only ask for containment.", { tags: ["postgresql"], board: "code", votes: 14, daysAgo: 60 }],
  ["k8s-probe", "Kubernetes restarts my pod for no reason", "The liveness probe times out while the database migrates. Use a startup probe.", { tags: ["kubernetes"], kind: "question", board: "code", answered: true, votes: 7, daysAgo: 8 }],
  ["git-undo", "Undo the last commit but keep the changes", "git reset --soft HEAD~1", { tags: ["git"], kind: "question", solved: true, answered: true, board: "code", votes: 50, daysAgo: 900 }],
  ["git-conflict", "Merge conflicts after a rebase", "Enable rerere and resolve each conflict only once.", { tags: ["git"], board: "code", votes: 5, daysAgo: 14 }],
  ["auth-cookie", "Session cookie or JWT for authentication", "A session can be ended, a token cannot until it expires.", { tags: ["auth"], kind: "question", board: "code", votes: 17, daysAgo: 220 }],
  ["py-venv", "Python virtual environments explained", "python -m venv .venv, then activate it. One environment a project.", { tags: ["python"], kind: "article", board: "code", votes: 19, daysAgo: 600 }],
  ["ts-enum", "TypeScript enums: use unions instead", "A union of string literals needs no code at run time.", { tags: ["typescript"], board: "code", votes: 13, daysAgo: 28 }],
  ["zh-huancun", "缓存穿透和缓存雪崩的区别", "穿透是查不存在的数据，雪崩是大量缓存同时过期。", { tags: ["缓存"], kind: "question", solved: true, answered: true, board: "code", votes: 28, daysAgo: 130 }],
  ["zh-huancun-a", "缓存穿透和缓存雪崩的区别", "防穿透可以用布隆过滤器，也可以把空结果缓存几秒。", { in: "zh-huancun", kind: "answer", board: "code", tags: ["缓存"], votes: 18, daysAgo: 129 }],
  ["zh-suo", "分布式锁用数据库还是 Redis", "并发不高就用数据库的行锁，简单可靠。", { tags: ["分布式"], kind: "question", board: "code", votes: 9, daysAgo: 44 }],
  ["zh-fenye", "数据库深分页越来越慢怎么办", "不要用偏移量，记住上一页最后一条的主键继续往后查。", { tags: ["数据库"], kind: "question", answered: true, board: "code", votes: 20, daysAgo: 75 }],
  ["zh-weifuwu", "小团队有必要拆微服务吗", "先把单体写清楚，拆微服务是为了团队而不是为了技术。", { tags: ["微服务"], board: "code", votes: 31, daysAgo: 310 }],
  ["zh-neicun", "Node.js 内存泄漏排查记录", "用堆快照比较两次，发现是没有移除的监听器。", { tags: ["node.js"], kind: "article", board: "code", votes: 16, daysAgo: 66 }],
  ["zh-leixing", "类型体操有什么实际用处", "写库的时候有用，业务代码里尽量少用。", { tags: ["typescript"], board: "code", votes: 11, daysAgo: 18 }],
  ["zh-denglu", "登录状态放 cookie 还是本地存储", "放 cookie，并且加上 HttpOnly。", { tags: ["安全"], kind: "question", solved: true, answered: true, board: "code", votes: 12, daysAgo: 140 }],
  // pictures, pottery, music
  ["photo-night", "Photographing the night sky with a phone", "A tripod, eight seconds, and the stars become points. Stack ten pictures.", { tags: ["photography"], board: "art", kind: "article", votes: 22, daysAgo: 35 }],
  ["photo-print", "Prints come out darker than the screen", "Turn the screen down: it is too bright, not the print too dark.", { tags: ["photography"], kind: "question", board: "art", solved: true, answered: true, votes: 9, daysAgo: 410 }],
  ["glaze-crawl", "Glaze crawls away from the rim", "Dust or thick application. Wipe the bisque with a sponge first.", { tags: ["pottery", "glaze"], kind: "question", board: "art", votes: 5, daysAgo: 22 }],
  ["kiln-cheap", "A kiln for under five hundred", "Used electric kilns need new elements, count that in.", { tags: ["pottery", "kiln"], board: "art", votes: 14, daysAgo: 95 }],
  ["watercolour", "Watercolour paper buckles", "Stretch it wet on a board with gummed tape, or take a heavier paper.", { tags: ["watercolour"], kind: "question", board: "art", votes: 7, daysAgo: 260 }],
  ["pixel-palette", "A pixel palette of sixteen colors", "Four ramps of four, sharing the darkest and the lightest color.", { tags: ["pixel-art"], board: "art", votes: 26, daysAgo: 50 }],
  ["zh-paise", "手机怎么拍星空", "三脚架固定，曝光十秒左右，多拍几张叠加。", { tags: ["摄影"], kind: "article", board: "art", votes: 13, daysAgo: 48 }],
  ["zh-you", "釉面开裂是什么原因", "胎和釉的膨胀系数不一样，降温太快也会开裂。", { tags: ["陶艺"], kind: "question", board: "art", answered: true, votes: 8, daysAgo: 85 }],
  ["zh-shuicai", "水彩纸起皱怎么办", "先把纸裱在画板上，或者换三百克的纸。", { tags: ["水彩"], kind: "question", board: "art", votes: 6, daysAgo: 150 }],
  ["zh-xiangsu", "像素画的调色板怎么选颜色", "四组渐变，每组四个颜色，共用最深和最浅。", { tags: ["像素画"], board: "art", votes: 15, daysAgo: 52 }],
  ["guitar-buzz", "Guitar string buzzes on the third fret", "Check the relief of the neck before you file a fret.", { tags: ["guitar"], kind: "question", board: "art", votes: 4, daysAgo: 19 }],
  // the community itself
  ["welcome", "Welcome: how this community works", "Read the guidelines, introduce yourself, ask good questions.", { kind: "announcement", board: "meta", votes: 45, daysAgo: 800 }],
  ["challenge", "Results of the autumn challenge", "The winner is a folding chair without a single screw.", { kind: "announcement", board: "meta", votes: 38, daysAgo: 21 }],
  ["zh-huanying", "欢迎新人：发帖前先看这里", "请先搜索，再提问；提问时写清楚你试过什么。", { kind: "announcement", board: "meta", votes: 36, daysAgo: 780 }],
  ["dark-theme", "Dark theme is too dark on my screen", "Could the background be a little lighter? The text glows.", { board: "meta", votes: 3, daysAgo: 5 }],
  ["emoji", "Use more 🔥 and less 👍", "Reactions say more than votes 🔥", { board: "meta", votes: 2, daysAgo: 3 }],
];

type Query = readonly [q: string, grades: Readonly<Record<string, 1 | 2 | 3>>];

/** Queries by what they try. Documents of one topic stand for each other: the better grade counts. */
export const judgedQueries: Readonly<Record<string, readonly Query[]>> = {
  exact: [
    ["workbench", { "bench-height": 3 }], ["shellac", { "finish-shellac": 3 }], ["kubernetes", { "k8s-probe": 3 }], ["kiln", { "kiln-cheap": 3 }],
    ["bandsaw blade", { "bandsaw-tension": 3 }], ["oak glue", { "glue-oak": 3 }], ["merge conflicts", { "git-conflict": 3 }], ["session cookie", { "auth-cookie": 3 }],
    ["sharpening", { "sharpen-chisel": 3, "sharpen-stones": 3 }], ["dovetail jig", { "dovetail-jig": 3 }], ["virtual environments", { "py-venv": 3 }], ["glaze", { "glaze-crawl": 3 }],
  ],
  sentence: [
    ["why does useEffect run twice", { "hook-twice": 3, "hook-fetch": 1 }], ["how high should a workbench be", { "bench-height": 3 }], ["undo last commit", { "git-undo": 3 }], ["which glue is waterproof", { "glue-oak": 3, "glue-hide": 1 }],
    ["prints darker than screen", { "photo-print": 3 }], ["food safe oil for a kitchen board", { "finish-oil": 3 }], ["pod restarts liveness probe", { "k8s-probe": 3 }],
  ],
  chinese: [
    ["榫卯", { "zh-sunmao": 3, "zh-yanwei": 3 }], ["燕尾榫", { "zh-yanwei": 3, "zh-sunmao": 2 }], ["缓存穿透", { "zh-huancun": 3 }], ["分布式锁", { "zh-suo": 3 }], ["数据库", { "zh-fenye": 3, "zh-suo": 3 }],
    ["微服务", { "zh-weifuwu": 3 }], ["水彩纸起皱", { "zh-shuicai": 3 }], ["怎么拍星空", { "zh-paise": 3 }], ["胶水", { "zh-jiaoshui": 3, "zh-sunmao": 1 }], ["磨刀石", { "zh-moke": 3 }], ["木工桌", { "zh-gongzuotai": 3 }],
    ["深分页", { "zh-fenye": 3 }], ["内存泄漏", { "zh-neicun": 3 }], ["釉面开裂", { "zh-you": 3 }], ["调色板", { "zh-xiangsu": 3 }], ["布隆过滤器", { "zh-huancun": 3 }], ["新人发帖", { "zh-huanying": 3 }],
  ],
  mixed: [["Node.js 内存", { "zh-neicun": 3 }], ["cookie 登录", { "zh-denglu": 3 }], ["Redis 锁", { "zh-suo": 3 }]],
  prefix: [["dovet", { "dovetail-saw": 3, "dovetail-jig": 3 }], ["shella", { "finish-shellac": 3 }], ["kuber", { "k8s-probe": 3 }], ["waterst", { "sharpen-stones": 3 }]],
  typo: [
    ["dovetial", { "dovetail-saw": 3, "dovetail-jig": 3 }], ["postgresqll", { "pg-slow": 3, "pg-index": 3 }], ["sharpning chisels", { "sharpen-chisel": 3 }], ["bandswa", { "bandsaw-tension": 3, "bandsaw-tyre": 3 }],
    ["kubernets", { "k8s-probe": 3 }], ["chaters plane", { "plane-chatter": 3 }], ["polyurethene", { "glue-oak": 3 }],
  ],
  synonym: [["k8s", { "k8s-probe": 3 }], ["ts enum", { "ts-enum": 3 }], ["color of stain", { "colour-stain": 3 }], ["照片 night sky", { "photo-night": 3 }], ["py venv", { "py-venv": 3 }]],
  code: [["c++", { "cpp-move": 3 }], ["c#", { "csharp-async": 3 }], [".env", { "node-env": 3 }], ["nodejs memory", { "node-memory": 3 }], ["reset --soft", { "git-undo": 3 }], ["use effect", { "hook-twice": 3, "hook-fetch": 3 }], ["jsonb_path_ops", { "pg-index": 3 }]],
  phrase: [['"open time"', { "glue-hide": 3 }], ['"strict mode"', { "hook-twice": 3 }], ['"缓存雪崩"', { "zh-huancun": 3 }], ['"move constructor"', { "cpp-move": 3 }]],
  filter: [["saw tag:dovetail", { "dovetail-saw": 3, "dovetail-jig": 2 }], ["is:solved oil", { "finish-oil": 3 }], ["kind:announcement 欢迎", { "zh-huanying": 3 }], ["board:code 锁", { "zh-suo": 3 }], ["glue -oak", { "glue-hide": 3 }]],
  accents: [["wàtercolour", { watercolour: 3 }], ["ｇｌａｚｅ", { "glaze-crawl": 3 }], ["🔥", { emoji: 3 }]],
  votes: [["git", { "git-undo": 3, "git-conflict": 2 }], ["react", { "hook-twice": 3, "hook-fetch": 2 }]],
};
