import type { StoryTopic } from "./types";

export const joinery: StoryTopic[] = [
  {
    board: "joinery",
    kind: "article",
    by: "wenling",
    title: "燕尾榫先做哪一边：我量了四十个角以后",
    body: `先做尾（tails first）还是先做销（pins first），问十个人有十一种答案。去年冬天接了一批抽屉，正好四十个角，我就一半一半地做，每个角都记了数。下面是结果，和我后来改掉的习惯。

## 怎么量的

料是同一批水曲柳，侧板 12 mm，面板 18 mm，斜度 1:7。每个角记三样：

- 从划线到合上用了多少分钟；
- 合上以后最宽的那条缝，用塞尺量；
- 修了几刀才合上。

塞尺最薄一片是 0.03 mm，小于它的一律记「0」。工具、灯、凳子都没换过。为了不让手越做越熟，两种做法是轮着来的：一个先尾，下一个先销。

## 数

| 做法 | 角数 | 用时（中位） | 最宽缝（中位） | 修的刀数（中位） |
|---|---:|---:|---:|---:|
| 先尾 | 20 | 31 分 | 0.05 mm | 4 |
| 先销 | 20 | 38 分 | 0.05 mm | 6 |

缝一样宽，时间差七分钟。差在哪里，我看了自己的记录才明白：不在锯，在**划线**。先尾，是拿尾去描销，刀贴着尾的斜面走，面板端头朝上夹着，一眼看得全；先销，是拿销去描尾，销立着，人得歪着头，刀容易被木纹带走。

## 但先销有它的场合

1. **销很细的时候**。销底窄到三四毫米，锯路都进不去，先尾就没法从缝里描线，只能先把销做出来。
2. **半透燕尾的面板已经有花纹**，要让销避开一个节疤。先定销，再让尾去迁就。
3. **修老家具**。老师傅留下的是哪一边，就从哪一边描，没有选择。

> 师傅当年只说过一句：「哪边不能错，就先做哪边。」我记成了规矩，其实他说的是次序。

## 斜度别太较真

1:6 大约是 9.5°，1:8 大约是 7.1°，相差两度多。软木用陡一点，硬木用缓一点，这是老话，也有道理：软木会被压扁，要多留一点肩膀。但我拆过的旧抽屉里，同一只抽屉四个角能有三种斜度，用了八十年，没松。真正会松的，是锯过了基线的那些。

## 我改掉的习惯

- 不再用铅笔描线，改用刀。铅笔线有宽度，宽度就是缝。
- 不再「留一点再修」。贴线锯，留半条线，直接合。修的刀数就是这么从六降到四的。
- 合之前在内侧棱上倒一点角，只倒看不见的那边，榫头自己会找路。

## 一个可以照着做的顺序

- [ ] 四块板先编号，写在不会刨掉的面上
- [ ] 划基线，刀痕要能卡住指甲
- [ ] 锯尾，两块侧板夹在一起锯
- [ ] 描销，描完先别动，换个方向的光再看一遍
- [ ] 锯销，线留在销上
- [ ] 只试合一次，合到三分之二就停，剩下的交给胶水那天

最后一条要多说一句。榫每试合一次就松一点，试三次，等于自己把它磨大了。信划线，不信反复。

四十个角不算多，也只有我一双手。要是你也记了数，哪怕只有四个角，贴在下面，我合到一张表里。`,
    tags: ["燕尾榫", "抽屉", "划线"],
    daysAgo: 74,
    votes: 12,
    replies: [
      {
        by: "nora",
        body: "Eight corners, cherry, tails first only: median 34 minutes, gap 0.06. I have no pins-first numbers because I am stubborn, and your paragraph about thin pins is the first argument that has moved me.",
        hoursAfter: 8,
        votes: 10,
        replies: [
          {
            by: "wenling",
            body: "收下了，表里单列一行。樱桃木比水曲柳细，0.06 很好。",
            hoursAfter: 10,
            votes: 5,
          },
        ],
      },
      {
        by: "tomas",
        body: "\"The line's width is the gap\" is going on my wall. I make chairs, no dovetails anywhere, and it is still true of every shoulder I cut.",
        hoursAfter: 15,
        votes: 9,
      },
      {
        by: "xiaoman",
        body: "四个角，松木，先尾。中位 92 分钟，缝 0.4。能进表吗？",
        hoursAfter: 49,
        votes: 8,
        replies: [
          { by: "wenling", body: "能。92 分钟说明你没有跳步骤。半年后再做四个，我把两行并排放。", hoursAfter: 50, votes: 11 },
        ],
      },
    ],
  },
  {
    board: "joinery",
    kind: "question",
    by: "bo-haugland",
    title: "How tight should a mortise and tenon be before the glue swells it?",
    body: `First table. Beech, tenons 10 mm thick in 30 mm rails, PVA glue. Dry, I can push the tenon home with both hands and some language. On a test joint with glue it stopped two thirds in and will now remain there for ever.

Too tight, too slow, or both? What should I aim for dry?`,
    tags: ["mortise", "tenon", "glue"],
    daysAgo: 31,
    votes: 6,
    replies: [
      {
        by: "nora",
        body: `Both, but mostly tight. PVA brings water, beech drinks it quickly, and the tenon grows while you are still pushing.

Aim for this, dry:

- It goes in with **one hand's pressure** and no hammer.
- Held up by the rail, it does not fall out.
- A shaving planed off one cheek would make it loose. That is your margin: about 0.1 mm in all.

Then, for the glue-up: brush glue thinly on the mortise walls, a touch on the tenon, chamfer the tenon's leading edges, leave 1–2 mm of empty depth at the bottom. A full mortise with no room is a hydraulic piston, and the piston wins.

Shoulders, not cheeks, make a table look right. Do not buy tightness there.`,
        hoursAfter: 2,
        votes: 12,
        accepted: true,
        replies: [
          { by: "bo-haugland", body: "The piston! Mine had no space at the bottom at all. Second test went home with one hand.", hoursAfter: 26, votes: 6 },
          { by: "tomas", body: "Dry the tenons near a stove for a day first, and the swelling works for you.", hoursAfter: 28, votes: 5 },
          { by: "nora", body: "Yes, warm, not toasted. Beech moves a lot.", hoursAfter: 29, votes: 3 },
        ],
      },
      {
        by: "wenling",
        body: "再提醒一句开放时间：普通白乳胶刷上去，五六分钟就开始抓。十个榫不要一次刷完，分两组，先合短边。",
        hoursAfter: 9,
        votes: 6,
        replies: [{ by: "bo-haugland", body: "Two groups, short sides first. Understood, thank you!", hoursAfter: 27, votes: 1 }],
      },
    ],
  },
  {
    board: "joinery",
    kind: "question",
    by: "xiaoman",
    title: "抽屉夏天卡住、冬天松：上下该留多少缝？",
    body: `做了一只小柜，抽屉面高 150 mm，红橡，弦切。十一月做的时候上下各留了 0.5 mm，刚好。七月推不动了。

刨掉一点当然能好，但冬天又会晃。有没有办法先算出来该留多少？`,
    tags: ["抽屉", "干缩湿胀", "红橡"],
    daysAgo: 2.5,
    votes: 8,
    replies: [
      {
        by: "wenling",
        body: `能算。变化量 = 宽度 × 含水率变化 × 系数。

红橡弦向系数大约 0.0037（每 1% 含水率），径向大约 0.0016。你家冬夏含水率差按 4% 估：

- 弦切：150 × 4 × 0.0037 ≈ **2.2 mm**
- 径切：150 × 4 × 0.0016 ≈ **1.0 mm**

你一共留了 1.0，少了一半多。所以：冬天做，上面留 2.5；夏天做，贴着做就行。`,
        hoursAfter: 4,
        votes: 10,
        replies: [
          { by: "xiaoman", body: "缝全留在上面吗？", hoursAfter: 5, votes: 1 },
          { by: "wenling", body: "全留在上面。抽屉靠自重坐在滑道上，下面本来就没有缝。", hoursAfter: 5.5, votes: 5 },
        ],
      },
      {
        by: "nora",
        body: "The other way out: change the wood, not the gap. Quartersawn sides halve the movement, and a drawer front may overlap the opening, so the gap can be as wide as July wants without anybody seeing it.",
        hoursAfter: 11,
        votes: 8,
        replies: [{ by: "xiaoman", body: "盖在外面这个办法好，现在这只改起来也来得及。等过完一整年再来选答案。", hoursAfter: 13, votes: 3 }],
      },
    ],
  },
  {
    board: "joinery",
    kind: "discussion",
    by: "tomas",
    title: "Is a joint without glue a principle or a pose?",
    body: `I drive dry tenons into green seats and they hold because the seat shrinks around them. That is physics, and I like it.

But lately I see glueless joints sold as virtue: *no glue, therefore honest*. Meanwhile hide glue is two thousand years old, can be undone with warm water, and has never claimed to be anything.

So: when do *you* leave out the glue, and is the reason in the wood or in the brochure?`,
    tags: ["glue", "joinery", "craft"],
    daysAgo: 19,
    votes: 10,
    replies: [
      {
        by: "nora",
        body: "I leave it out when I expect to take the piece apart: beds, wardrobes, anything that meets a staircase. The reason is in the removal van.",
        hoursAfter: 2,
        votes: 9,
        replies: [
          {
            by: "tomas",
            body: "A removal van is a better reason than most philosophies.",
            hoursAfter: 3,
            votes: 7,
            replies: [
              {
                by: "wenling",
                body: "我们这行反过来看：百年后一定有人要拆，拆的人多半是我这样的。用鱼鳔胶的，一壶热水就开；用环氧的，只能锯。所以问题不是有没有胶，是**能不能反悔**。",
                hoursAfter: 6,
                votes: 12,
                replies: [
                  {
                    by: "nora",
                    body: "Reversible rather than glueless. That is the word I was missing, and it moves the line to a different place: a wedged dry joint that must be split to open is *less* honest than a glued one that steams apart.",
                    hoursAfter: 8,
                    votes: 11,
                    replies: [
                      {
                        by: "tomas",
                        body: "Then my own seats fail your test. A tenon gripped by a shrunken seat comes out only with a saw. I withdraw the word physics and put \"marriage\" in its place.",
                        hoursAfter: 9,
                        votes: 12,
                      },
                      {
                        by: "farah",
                        body: "I have no wood in this and I have rarely enjoyed an argument more.",
                        hoursAfter: 12,
                        votes: 8,
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        by: "ada",
        body: "In code we say \"no dependencies\" in the same tone of voice. Sometimes it is discipline. Often somebody has quietly rewritten the dependency, worse.",
        hoursAfter: 14,
        votes: 9,
        replies: [{ by: "bo-haugland", body: "My physics engine asks not to be named in this thread.", hoursAfter: 15, votes: 7 }],
      },
      {
        by: "xiaoman",
        body: "我不用胶是因为第一次用的时候把自己和夹子粘在一起了。算原则还是姿态？",
        hoursAfter: 20,
        votes: 11,
      },
    ],
  },
];
