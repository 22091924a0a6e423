import type { StoryTopic } from "./types";

export const illustration: StoryTopic[] = [
  {
    board: "illustration",
    kind: "article",
    by: "qing",
    title: "雨夜先画哪里：我在平板上分三层墨的顺序",
    body: `有人问我，雨夜画面那么黑，怎么还看得清谁站在哪里。答案是次序。我以前从线开始画，画到最后总是脏；现在从「湿」开始。下面是我固定下来的步骤，换什么软件都一样。

## 雨本身几乎不用画

先想清楚一件事：人看见的雨，不是雨，是雨做过的事。地面反光了，伞沿在滴水，远处的灯毛了边，路人走得比平时快。把这些画了，雨丝画三根就够；把这些省了，画三百根也是干的。

> 我每次动笔前只问一句：这张画里，水从哪里来，最后流到哪里去。

## 三层

| 层 | 明度范围 | 画什么 | 边缘 |
|---|---|---|---|
| 底墨 | 15%–30% | 天、墙、地的大块 | 全软 |
| 中墨 | 30%–60% | 人、伞、招牌的形 | 一半软一半硬 |
| 焦墨 | 0%–15% | 鞋底、伞骨、窗框 | 全硬，越少越好 |

最亮的 60% 以上，一笔也不画，留给灯和它的倒影。整张画里亮的地方加起来，不要超过一张明信片上邮票的面积。

## 步骤

1. **定灯**。只放一盏。在旁边空白处写下它离主角几步远。
2. **铺底墨**。最大的笔，两分钟，不许放大画布。
3. **先画倒影，再画人**。倒影是垂直往下拉的，和人脚底接在一起；灯越低，它拖得越长。倒影对了，人站在哪里就定了。
4. **中墨挖形**。用减的，把亮的地方擦出来，而不是把暗的地方填进去。
5. **焦墨落地**。只画和重量有关的：鞋底、伞柄握住的地方、自行车的轮胎。
6. **三根雨**。一根在最亮处前面，一根擦过主角，一根出画。

## 容易坏在哪里

- **倒影画成了影子**。影子顺着光走，倒影永远朝着看画的人。两样都画，方向不同，地就湿了。
- **所有边都一样硬**。硬边会喊人来看。只让它在主角的脸和手附近喊。
- **颜色太多**。夜里我只用两种色相，一种给灯，一种给别的所有东西。要是想加第三种，先把画缩到拇指大，看看是不是真的少它不行。
- **舍不得黑**。纸样上看着发闷，其实是黑得不均匀。整块压下去，再把一处提起来，就透气了。

## 交稿前对一遍

- [ ] 缩到 64 像素宽，还认得出是几个人
- [ ] 转成灰度，主角仍是对比最强的地方
- [ ] 水平翻转，没有东西突然歪掉
- [ ] 亮的地方数得过来
- [ ] 遮住雨丝，画面还是湿的

最后一条不过，就从第三步重来。我自己大约每三张重来一张，重来的那张通常是最好的。

画完发上来的时候，顺手写一句灯在哪里。我想收一组「只有一盏灯」的街角，等凑够二十张，排成一条街。`,
    tags: ["雨夜", "明度", "墨", "过程"],
    daysAgo: 66,
    votes: 13,
    replies: [
      {
        by: "zhou",
        body: "「影子顺着光走，倒影永远朝着看画的人」，拍照的人听了也该站起来。",
        hoursAfter: 3,
        votes: 9,
        replies: [{ by: "kes", body: "It explains why my wet-street pictures work from one spot and die half a metre to the side.", hoursAfter: 7, votes: 6 }],
      },
      {
        by: "xiaoman",
        body: "照着画了一张，遮住雨丝是干的。从第三步重来，真的湿了。灯在便利店门口，离她七步。",
        hoursAfter: 31,
        votes: 8,
        replies: [{ by: "qing", body: "七步好，够犹豫一下要不要跑过去。收进街里，门牌三号。", hoursAfter: 33, votes: 9 }],
      },
      {
        by: "bo-haugland",
        body: "I translated your three layers into a four-colour palette and it holds at 160 × 90. The reflection pulled straight down is one column of pixels. Cheapest rain I have ever drawn.",
        hoursAfter: 52,
        votes: 8,
      },
    ],
  },
  {
    board: "illustration",
    kind: "question",
    by: "xiaoman",
    title: "扫描的铅笔线总是一层灰，怎么清干净又不把细线清断？",
    body: `2B 铅笔画在速写纸上，平板扫描仪，300 dpi。扫出来纸是灰的，左边比右边更灰。一拉色阶，纸白了，淡线也没了。

绘本一共 24 页，不想一页一页手擦。有没有能批量的办法？`,
    tags: ["扫描", "铅笔", "python"],
    daysAgo: 37,
    votes: 7,
    replies: [
      {
        by: "ada",
        body: `The grey is not one grey: it changes slowly across the page, and your lines change fast. So estimate the slow part and divide by it. After that one level setting fits all 24 pages.

\`\`\`python
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

for path in sorted(Path("scans").glob("*.png")):
    scan = Image.open(path).convert("L")
    # Close the lines first, so that they do not darken the estimate of the paper.
    paper = scan.filter(ImageFilter.MaxFilter(15)).filter(ImageFilter.GaussianBlur(40))
    flat = np.asarray(scan, np.float32) / np.maximum(np.asarray(paper, np.float32), 1)
    # White just under 1 keeps the faint ends of the lines.
    out = np.clip((flat - 0.25) / (0.97 - 0.25), 0, 1)
    Image.fromarray((out * 255).astype("uint8")).save(Path("clean") / path.name)
\`\`\`

先除掉慢慢变化的纸色，再定黑白点。两个数可调：0.97 往上走，淡线多留一点；0.25 往上走，深线更黑。\`clean\` 文件夹要先建好。`,
        hoursAfter: 5,
        votes: 11,
        accepted: true,
        replies: [
          { by: "xiaoman", body: "24 页四十秒。0.97 改成 0.985，连睫毛都在。", hoursAfter: 20, votes: 7 },
          { by: "bo-haugland", body: "The MaxFilter before the blur is the trick I was missing for years.", hoursAfter: 24, votes: 5 },
        ],
      },
      {
        by: "qing",
        body: "从源头再省一半力：扫描时在纸背后垫一张黑卡纸，背面的字和下一页的影子就不会透上来；用 600 dpi 灰度，不要用「文档」模式，它会替你把淡线当脏点清掉。",
        hoursAfter: 8,
        votes: 9,
        replies: [{ by: "xiaoman", body: "黑卡纸这招，扫描仪左边那片灰直接少了一半。", hoursAfter: 21, votes: 3 }],
      },
    ],
  },
  {
    board: "illustration",
    kind: "discussion",
    by: "farah",
    title: "Drawing hands you would trust with a cup",
    body: `I can draw a hand that is anatomically a hand. I cannot draw one that would not drop the cup.

I filled four pages yesterday, all fingers correct, all cups doomed. What do you look at first when a hand holds something?`,
    tags: ["hands", "drawing", "practice"],
    daysAgo: 22,
    votes: 9,
    replies: [
      {
        by: "qing",
        body: "先画杯子，再画压力。问自己哪两个点在受力，那两个点的皮肤是扁的。其余的手指只是跟着，可以松，可以少画。\n\nDraw the cup, mark two pressure points, flatten the skin there. The other fingers are the audience.",
        hoursAfter: 2,
        votes: 12,
        replies: [{ by: "farah", body: "\"The other fingers are the audience.\" Page five has one cup that survives!", hoursAfter: 9, votes: 7 }],
      },
      {
        by: "ilse",
        body: "From the cup's side: people do not hold handles, they hold *warmth*. A full hot cup is held by the handle and the rim. A cooling one is held with both hands around the belly. The same hand, two temperatures.",
        hoursAfter: 5,
        votes: 13,
        replies: [
          { by: "lin-zhao", body: "做把手的人点头。凉茶的杯子根本不用把手。", hoursAfter: 8, votes: 6 },
          { by: "farah", body: "Now I must decide how hot the tea is in chapter three.", hoursAfter: 10, votes: 8 },
        ],
      },
    ],
  },
  {
    board: "illustration",
    kind: "discussion",
    by: "qing",
    title: "一周一页：画你桌上没人要的东西 / A page a week: the thing nobody on your desk wants",
    body: `规则三条：

1. 东西必须在你桌上，而且你想不起来它为什么在那里。
2. 一页，画满，任何工具。
3. 图不用贴，先用两句话说画了什么、画完还要不要它。想贴的另开主题。

Pick the thing on your desk that you cannot explain. Fill one page with it. Then tell us in two sentences what it was, and whether you kept it.`,
    tags: ["每周一页", "练习", "sketchbook"],
    daysAgo: 14,
    votes: 8,
    replies: [
      { by: "kes", body: "A lens cap for a lens I sold in spring. Kept it: it turns out to fit the hole in the sugar bowl's lid.", hoursAfter: 4, votes: 8 },
      { by: "xiaoman", body: "一颗不知道哪里来的螺丝。画到第二个小时，椅子塌了。知道是哪里来的了。", hoursAfter: 9, votes: 13 },
      {
        by: "ada",
        body: "A plotter pen, dry since January. After drawing every thread on the cap I tried it once more, out of respect, and it wrote.",
        hoursAfter: 15,
        votes: 10,
        replies: [{ by: "qing", body: "它只是想先被看一遍。", hoursAfter: 16, votes: 11 }],
      },
      {
        by: "yusheng",
        body: "一只空电池盒，合上的时候声音极好，「嗒」，干净得像关一扇很小的车门。留着。",
        hoursAfter: 28,
        votes: 7,
        replies: [{ by: "bo-haugland", body: "May I have that sound for a very small car?", hoursAfter: 30, votes: 6 }, { by: "yusheng", body: "录好了，三个版本，第二个最像轿车。", hoursAfter: 34, votes: 7 }],
      },
    ],
  },
  {
    board: "illustration",
    kind: "discussion",
    by: "bo-haugland",
    title: "Which line survives at 200 pixels wide?",
    body: `I shrink every cover to 200 px before I believe in it. Ink line at full size, 2400 px, three weights. What I found over a year of throwing covers away:

- under 10 px at full size: gone, or worse, a grey rumour
- 12–18 px: reads as one pixel, if it does not run at 5° or 85°
- over 30 px: reads as shape, and shape always survives

So I now draw two lines on purpose and one as shape. What are your numbers?`,
    tags: ["lineart", "covers", "thumbnails"],
    daysAgo: 83,
    votes: 7,
    replies: [
      { by: "qing", body: "我不记线宽，记空隙：两条线之间的白，缩小后至少一个像素，不然就糊成一块。所以先量白，再量黑。", hoursAfter: 6, votes: 10, replies: [{ by: "bo-haugland", body: "Measure the white. I have been measuring the wrong colour.", hoursAfter: 7, votes: 7 }] },
      { by: "ada", body: "Sharpen after shrinking, never before, and shrink in linear light. Half of my grey rumours were gamma.", hoursAfter: 11, votes: 8 },
    ],
  },
];
