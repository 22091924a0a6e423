import type { StoryTopic } from "./types";

export const writing: StoryTopic[] = [
  {
    board: "writing",
    kind: "article",
    by: "yusheng",
    title: "写声音：七种不用拟声词的办法",
    body: `我白天录音，晚上写字，两边的毛病正好相反：录音机什么都收，字什么都漏。写声音最容易想到「哗哗」「咚咚」，可读的人听见的只是自己嘴里念出来的那两个字。下面是我攒的七种办法，例句都是现写的。

## 一、写它打断了什么

声音最有力的时候，是别的东西停下来的时候。

> 她说到一半，楼下的卷帘门升起来了。等它升到顶，她已经不想说了。

没有一个字形容那扇门响不响，但你知道它响了多久。

## 二、写它走过的路

同一声喊，隔着一条河、一床被子、一通坏了的电话，是三种声音。写中间隔着什么，比写声音本身便宜。

## 三、写听的人的身体

低频不是听见的，是胸口和杯子里的水先知道的。高频让人眯眼。写水面、写眯眼，就够了。

## 四、写它的反面

安静不是没有声音，是能听见平时听不见的。冰箱停了，才知道它一直在响。要让一个房间安静，就让人物听见一件小事：灯管、手表、自己咽口水。

## 五、写做出声音的动作

| 别写 | 试试写 |
|---|---|
| 门「砰」地关上 | 他没有用手扶那扇门 |
| 雨「沙沙」地下 | 两个人都把伞往中间挪了挪 |
| 钥匙「叮当」响 | 她在包里翻到第三遍 |

右边每一句里都没有声音，可是右边每一句都听得见。

## 六、写错听

人听错的那一下，暴露的是他在等什么。水管响，他以为是她回来了。这比写他想她，多省了一整段。

## 七、写时间差

先看见，后听见。远处打桩的人，锤子已经扬起来了，声音才到。把两件事拆开写，距离自己就出来了：一秒大约三百四十米，谁都不用提数字。

## 怎么练

每天找一分钟，闭眼，只记三样：

1. 最远的一个声音；
2. 最近的一个声音；
3. 刚才一直在、现在没有了的那个。

第三样最难，也最值钱。我坚持了一年多，本子上最好的句子全在第三栏里。

## 改稿的时候

- [ ] 把所有叠字拟声词圈出来，只准留一个
- [ ] 留下的那个，是不是人物自己嘴里说出来的
- [ ] 每个场景里，有没有一个声音在「打断」
- [ ] 有没有一处，是读者比人物先听见的
- [ ] 念出来，哪里气不够，哪里就太长

拟声词不是坏东西。孩子学话、老人讲古，都用它，因为讲的人就在面前，手会比划，脸会跟着动。写在纸上，手和脸都没有了，只好请别的东西来替。

最后说一个我自己的。去年录一家早点铺开门，录了三十多次，最好的一次是老板忘了带钥匙：没有卷帘门，只有他站在门口，把口袋一个一个摸过去。那一分钟里，整条街的早晨都听得见。`,
    tags: ["声音", "技法", "改稿"],
    daysAgo: 55,
    votes: 12,
    replies: [
      {
        by: "farah",
        body: "Read it slowly with a dictionary and it was worth every word. Number six in my own draft: she hears the lift and stands up, and it stops on the floor below. I cut the whole paragraph of longing after it.",
        hoursAfter: 11,
        votes: 10,
        replies: [{ by: "yusheng", body: "「停在下面一层」，这五层楼的想念都不用写了。", hoursAfter: 13, votes: 9 }],
      },
      {
        by: "bo-haugland",
        body: "Works without words too. In the quiet room of my game I removed the fan sound at the moment the letter arrives. Testers said the letter was *loud*.",
        hoursAfter: 30,
        votes: 9,
      },
      { by: "wenling", body: "第四条，木工也有：带锯关了以后那两秒，比开着的时候吓人。", hoursAfter: 44, votes: 7 },
    ],
  },
  {
    board: "writing",
    kind: "discussion",
    by: "farah",
    title: "May a story keep a secret from its own narrator?",
    body: `Not an unreliable narrator who lies, and not a reader kept in the dark. I mean: the reader *knows*, from things the narrator reports honestly and does not understand.

A child who counts the suitcases in the hall and thinks of holidays. That sort of thing.

My trouble is dosage. If I give three clues, half of my readers feel clever and half feel insulted. What do you do?`,
    tags: ["narrator", "craft", "short-story"],
    daysAgo: 18,
    votes: 9,
    replies: [
      {
        by: "yusheng",
        body: "线索不要放在她看见的东西里，放在她**不看**的东西里。孩子数箱子数了三遍，一次都没看妈妈的脸。",
        hoursAfter: 2,
        votes: 11,
        replies: [
          {
            by: "farah",
            body: "So the narrator's attention does the hiding. The clue is where the eye refuses to rest.",
            hoursAfter: 3,
            votes: 8,
            replies: [
              {
                by: "qing",
                body: "画里也是：视线都避开的那块空白，观众第一眼就看过去了。",
                hoursAfter: 4,
                votes: 8,
                replies: [
                  {
                    by: "farah",
                    body: "But a picture shows the blank at once. In prose I have to make an absence arrive on time. If she never mentions the face, how would the reader know it was there to see?",
                    hoursAfter: 6,
                    votes: 7,
                    replies: [
                      {
                        by: "yusheng",
                        body: "让别人去看。邻居进门，先看了一眼妈妈，然后说话声音就低下去了。孩子只记得声音低了。",
                        hoursAfter: 8,
                        votes: 13,
                      },
                      {
                        by: "kes",
                        body: "That is bounce light. You never point the lamp at her.",
                        hoursAfter: 9,
                        votes: 11,
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
        by: "bo-haugland",
        body: "On dosage: in games we give every secret one clue for each *sense*, never two for the same one. Seen once, heard once, bumped into once. Those who missed two feel clever, those who caught all three feel looked after.",
        hoursAfter: 12,
        votes: 9,
        replies: [{ by: "farah", body: "One for each sense. I had three suitcases for the same pair of eyes. That was the insult.", hoursAfter: 14, votes: 7 }],
      },
      {
        by: "tomas",
        body: "My grandmother told us her whole emigration as a recipe for bread. I was thirty when I understood. No complaints about the dosage.",
        hoursAfter: 25,
        votes: 12,
      },
    ],
  },
  {
    board: "writing",
    kind: "discussion",
    by: "farah",
    title: "借一个词，还一个词 / Lend a word, borrow a word",
    body: `Bring one word from your language or your trade that has no neighbour in the other. Explain it by a small scene, not by a definition. Then take one that somebody else has brought and use it in a sentence.

带一个别人语言里没有的词来，用一个小场景讲清楚，再借走一个造句。

I begin with *ghar-ghar*, what my aunt called playing house, literally "home-home": two cushions, one spoon, and nobody may leave before the tea.`,
    tags: ["words", "翻译", "词"],
    daysAgo: 28,
    votes: 8,
    replies: [
      {
        by: "wenling",
        body: "「将就」：凳子腿短了一截，垫一张折过的报纸，坐下，吃饭。明天也不会换。",
        hoursAfter: 3,
        votes: 10,
        replies: [{ by: "farah", body: "Borrowed: \"They had been married eleven years, *jiangjiu*, on one folded newspaper.\"", hoursAfter: 5, votes: 13 }],
      },
      {
        by: "ilse",
        body: "*Verschlimmbessern*: the third time you touch the rim. It was fine after the first.",
        hoursAfter: 6,
        votes: 11,
        replies: [{ by: "xiaoman", body: "借走：我把四条凳子腿一路 verschlimmbessern 到了三十一厘米。", hoursAfter: 8, votes: 12 }],
      },
      {
        by: "bo-haugland",
        body: "*Dugnad*: Saturday, nine o'clock, the whole staircase in rubber gloves, nobody asked you and nobody had to. Afterwards there are buns.",
        hoursAfter: 9,
        votes: 9,
        replies: [{ by: "lin-zhao", body: "借走：柴窑第三夜，就是一场 dugnad，包子换成肉干，肉干归狗。", hoursAfter: 480, votes: 11 }],
      },
      { by: "yusheng", body: "「回响」不稀奇，「余响」难讲：钟已经不响了，走出庙门的人还在放轻脚步。", hoursAfter: 14, votes: 10 },
      { by: "tomas", body: "*Sobremesa*: the plates are empty and no one has stood up. In my shop it is the quarter of an hour after the last joint closes, when we sit on the thing and say nothing useful.", hoursAfter: 20, votes: 12 },
    ],
  },
];
