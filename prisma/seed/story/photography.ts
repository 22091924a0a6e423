import type { StoryTopic } from "./types";

export const photography: StoryTopic[] = [
  {
    board: "photography",
    kind: "article",
    by: "kes",
    title: "One window, one white card: photographing what you made in ninety minutes",
    body: `Makers ask me which lamp to buy. My answer is a bed sheet. This is the whole method I use for other people's pots, boxes and prints, in a flat on the third floor with one north window and no lift to carry a lamp up in.

## The set

- A table, one metre from the window, its long side at a right angle to the glass.
- A sheet of grey paper, taped to the wall behind and curved down on to the table. No corner, no horizon.
- One white card as large as the object, on the side away from the window.
- One black card, same size. It does more than you think.
- A tripod or a pile of books. The pile is slower and never tips over.

Turn the room lights off. Two colours of light on one object cannot be repaired afterwards; one colour of any kind can.

## Distance is your dimmer

Near the window the light falls off quickly from front to back; far away it is even. So do not move the lamp, because the lamp is a building. Move the table.

| Table to window | Shadow side | Good for |
|---|---|---|
| 0.5 m | deep | carving, texture, tool marks |
| 1 m | clear shape | most objects |
| 2 m | gentle | prints, pale glazes |
| 3 m | almost none | documents, sad portraits |

## The ninety minutes

1. **0–15: clean the thing.** A microfibre cloth now is worth an hour of retouching. Dust has no respect.
2. **15–30: find its face.** Turn it ten degrees at a time and look with one eye closed. Every object has a side it prefers.
3. **30–45: place the white card.** Bring it in until the shadow side *just* starts to speak. Then take it back a hand's width.
4. **45–75: photograph.** Lowest sensitivity, aperture around f/8, two seconds' delay so that your finger is not in the picture. Lock the white balance on the grey paper.
5. **75–90: the three for the record.** Straight on, from above, and one with a hand for scale.

> If you cannot say what the picture is *for*, take the one from the record and go home.

## When it shines

Glaze and lacquer are mirrors with opinions. You are not lighting them, you are choosing what they reflect. Put the black card where you see the ceiling in them. Put the white card where you wish a clean highlight to be. One long soft highlight down a shoulder tells more about a form than any amount of brightness.

## Choosing

Look at all frames small and next to each other before opening one. I use a page with nothing on it but this:

\`\`\`css
.contact-sheet {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
  gap: 2px;
  background: #777;
}

.contact-sheet img {
  width: 100%;
  aspect-ratio: 3 / 2;
  object-fit: contain;
}
\`\`\`

The grey matters. On white every picture looks dark, on black every picture looks important.

## Before you post it here

- [ ] The thing is the brightest *or* the sharpest part, ideally both
- [ ] Vertical things are vertical
- [ ] Somebody who has not seen it can tell how large it is
- [ ] Its colour was compared with the real object, by the same window

It is a slow way of working and it has one more advantage: after ninety minutes of looking at a bowl you have usually found out what you want to change in the next one. Several makers have told me the photograph was the lesser half of what they took home.`,
    tags: ["still-life", "window-light", "css"],
    daysAgo: 39,
    votes: 12,
    replies: [
      {
        by: "ilse",
        body: "Bowl 388 was photographed like this. I saw its foot was a millimetre too wide, for the first time, after owning it for a year. Thank you, and also how dare you.",
        hoursAfter: 4,
        votes: 11,
        replies: [{ by: "kes", body: "It told me first. I was being discreet.", hoursAfter: 5, votes: 8 }],
      },
      {
        by: "zhou",
        body: "「灯是一栋楼」这句太好了。我补一句北半球的：朝北的窗从早到晚变化最小，阴天最稳；朝南的就挂一层白床单。",
        hoursAfter: 9,
        votes: 8,
      },
      { by: "xiaoman", body: "用饭桌、浴帘和一本挂历背面试了。小凳第一次看起来像是故意做成那样的。", hoursAfter: 26, votes: 9 },
    ],
  },
  {
    board: "photography",
    kind: "question",
    by: "zhou",
    title: "给黑釉陶器拍照，整只碗上都是天花板，怎么办？",
    body: `林照的一只黑釉碗，亮得像水。窗在左边，房间很小，天花板是白的，碗肩上一大片灰白，把形都吃掉了。

试过：换角度（换成了照出我自己）、调暗（碗也没了）。不想喷消光剂，那是人家的碗。偏振镜有用吗？`,
    tags: ["反光", "黑釉", "静物"],
    daysAgo: 33,
    votes: 5,
    replies: [
      {
        by: "kes",
        body: `The bowl is a mirror, so ask where the mirror points, not how bright it is. **You cannot remove a reflection, only swap it.**

1. Put your eye where the lens is. What the bowl shows at its shoulder is whatever lies at the mirrored angle: your ceiling.
2. Hang something black there. A dark sheet over two chairs, about half a metre above the bowl, just outside the frame.
3. Now everything is black, which is also wrong. Open a slit: let *one* strip of window into the mirror. It draws a single thin line along the shoulder, and that line is the form.

偏振镜：有用，但只在某些角度。釉是玻璃质，不是金属，所以反光大约在与表面成 35° 掠过去的时候偏振最强；碗是圆的，只能治好其中一条带子。先挂布，再考虑镜子。`,
        hoursAfter: 3,
        votes: 10,
        accepted: true,
        replies: [
          { by: "zhou", body: "挂了一条黑裤子。缝开在裤腿之间。碗肩上那条线，林照看了说「这才是它」。", hoursAfter: 25, votes: 12 },
          { by: "lin-zhao", body: "我说的是「这才是它，但为什么是裤子」。", hoursAfter: 26, votes: 13 },
        ],
      },
      {
        by: "qing",
        body: "画画的人会反过来用：把天花板上贴一张你想要的形，比如一片裁成叶子的白纸，让碗自己把它画弯。",
        hoursAfter: 12,
        votes: 6,
        replies: [{ by: "kes", body: "Stealing this for the next teapot.", hoursAfter: 14, votes: 4 }],
      },
    ],
  },
  {
    board: "photography",
    kind: "discussion",
    by: "zhou",
    title: "不修图的一周：相机直出，一天一张，只许改一次裁切",
    body: `给自己立个规矩，一周。为什么：上个月翻旧照片，发现最好的三张都是还不会修图的时候拍的。不是修图不好，是我拍的时候已经在想「回去再说」。

愿意一起的，每天报一行：今天哪一刻最想修，忍住以后怎么办了。`,
    tags: ["直出", "练习", "一周"],
    daysAgo: 21,
    votes: 7,
    replies: [
      {
        by: "zhou",
        body: "第一天：想压高光。没压，等了十一分钟，等来一片云。",
        hoursAfter: 14,
        votes: 10,
        replies: [{ by: "kes", body: "A cloud is the oldest slider.", hoursAfter: 15, votes: 11 }],
      },
      { by: "kes", body: "Day two: wanted to straighten a lamp post. Walked across the street instead. The lamp post was straight; I had been leaning.", hoursAfter: 38, votes: 9 },
      { by: "xiaoman", body: "第三天：想把路人去掉。没去掉。洗出来发现他手里拎着一条和我画里一模一样的鱼。", hoursAfter: 63, votes: 11, replies: [{ by: "qing", body: "世界在抄你，按流程我得问它要草稿。", hoursAfter: 64, votes: 12 }] },
      { by: "zhou", body: "第七天：没什么想修的了。不是拍得好，是按快门之前多看了一会儿。", hoursAfter: 160, votes: 9 },
    ],
  },
  {
    board: "photography",
    kind: "discussion",
    by: "kes",
    title: "Describe one frame, and the frame just before it",
    body: `We only ever show the one that worked. The one before it knows why.

No pictures needed. Two short paragraphs: the frame before, then the frame. Say what changed: you, the light, or the thing.`,
    tags: ["process", "sequence"],
    daysAgo: 1.1,
    votes: 6,
    replies: [
      {
        by: "zhou",
        body: "前一张：地铁口，一个修伞的人，看着镜头，笑得很标准。\n\n这一张：他低头继续修，伞撑开，正好遮住「禁止摆摊」四个字。变的是他不再理我。",
        hoursAfter: 6,
        votes: 11,
        replies: [{ by: "kes", body: "He stopped posing and started working. So did the umbrella.", hoursAfter: 7, votes: 7 }],
      },
      {
        by: "ilse",
        body: "Before: kiln open, everything perfect, flat as a catalogue.\n\nAfter: my breath on the cold lens. I wiped it badly, and for one frame the shelf looked the way it feels to open a kiln.",
        hoursAfter: 18,
        votes: 10,
      },
      { by: "ada", body: "Before: the plotter halfway through, pen down.\nAfter: the plotter halfway through, pen down, cat.\nWhat changed was the drawing.", hoursAfter: 22, votes: 12 },
    ],
  },
];
