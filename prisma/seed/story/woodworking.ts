import type { StoryTopic } from "./types";

export const woodworking: StoryTopic[] = [
  {
    board: "woodworking",
    kind: "discussion",
    by: "tomas",
    title: "The mistake you kept",
    body: `My first armchair has a seat I dished from the wrong side. I noticed when I turned it over to cut the leg mortises and found a lovely hollow looking at the floor. I dished the right side as well. The seat is now nine millimetres thick in the middle and has held for twelve years, against all advice, mine included.

I never made another, and I would not sell this one.

Show the mistake you did not repair. One rule: tell us why it stayed.

留着没修的那个失误，也讲讲为什么留着。`,
    tags: ["craft", "mistakes", "失误"],
    daysAgo: 35,
    votes: 13,
    replies: [
      {
        by: "nora",
        body: "A blanket chest with one dovetail board upside down: three corners read tails, one reads pins. It stayed because my mother put blankets in it before I could say anything.",
        hoursAfter: 1,
        votes: 12,
        replies: [
          {
            by: "tomas",
            body: "Mothers are the strictest clamp there is.",
            hoursAfter: 1.5,
            votes: 9,
            replies: [
              {
                by: "nora",
                body: "She also noticed at once. She said, \"This corner is telling a different story,\" and went to find more blankets.",
                hoursAfter: 2,
                votes: 11,
                replies: [
                  {
                    by: "yusheng",
                    body: "「这个角讲的是另一个故事」，我要拿去用，署你母亲的名。",
                    hoursAfter: 5,
                    votes: 7,
                    replies: [{ by: "nora", body: "Her name is Adaeze, and she will want a printed copy.", hoursAfter: 7, votes: 8 }],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        by: "wenling",
        body: "修一只清末的抽屉时，发现一百多年前的师傅也锯过了线，用一片比纸厚不了多少的木片补上。我换了别的，那片没动。留着，是因为知道了他也会。",
        hoursAfter: 3,
        votes: 13,
        replies: [
          { by: "xiaoman", body: "看完这条，我去把昨天扔掉的那块捡回来了。", hoursAfter: 4, votes: 8 },
          {
            by: "ilse",
            body: "In pots we leave the thumbprint where the glaze was held. Same greeting across time.",
            hoursAfter: 8,
            votes: 6,
          },
        ],
      },
      {
        by: "ada",
        body: "Plotter table, not furniture, but wood: I drilled the cable hole exactly where my knee goes. I have now been reminded of it about four thousand times. It stays because the cable likes it.",
        hoursAfter: 6,
        votes: 7,
        replies: [
          { by: "bo-haugland", body: "The cable has better representation than your knee.", hoursAfter: 7, votes: 9 },
          { by: "kes", body: "Chamfer the knee.", hoursAfter: 9, votes: 8 },
        ],
      },
      {
        by: "xiaoman",
        body: "第一张小凳四条腿长短不一，我锯了短，短了再锯，最后从四十五厘米锯到了三十一厘米。现在是猫的凳子。没修，因为再修就是砧板了。",
        hoursAfter: 9,
        votes: 13,
        replies: [
          {
            by: "wenling",
            body: "下次把凳子放在平板上，垫平，用同一块垫木贴着台面在四条腿上各划一圈线，再锯。一次就齐。",
            hoursAfter: 10,
            votes: 10,
            replies: [
              { by: "xiaoman", body: "一次就齐……那猫怎么办。", hoursAfter: 10.5, votes: 12 },
            ],
          },
        ],
      },
      {
        by: "lin-zhao",
        body: "我给窑房做门，忘了木头会胀，雨季关不上。后来靠门能不能关判断要不要推迟装窑，三年没错过一次。",
        hoursAfter: 14,
        votes: 11,
        replies: [
          { by: "tomas", body: "You built a hygrometer with a handle.", hoursAfter: 16, votes: 10 },
        ],
      },
      {
        by: "farah",
        body: "Not a maker of furniture, only a user. My desk has a burn from the previous tenant's iron, a perfect arrow. I write toward where it points.",
        hoursAfter: 20,
        votes: 8,
        replies: [
          {
            by: "tomas",
            body: "And where does it point?",
            hoursAfter: 21,
            votes: 3,
            replies: [{ by: "farah", body: "Across the bed and out of the window. He was ironing and looking at the same street.", hoursAfter: 23, votes: 10 }],
          },
        ],
      },
      {
        by: "bo-haugland",
        body: "A toy boat for my niece, ballast glued in on the wrong side. It floats with a list of eleven degrees. She calls it *the thinking boat*. There is no repairing that.",
        hoursAfter: 26,
        votes: 12,
        replies: [
          { by: "ahe", body: "会思考的船！我是新来的，就冲这一帖注册的。", hoursAfter: 770, votes: 9 },
        ],
      },
      {
        by: "kes",
        body: "A picture rail, hung level in a flat that is not. Everybody who visits tilts their head at it. I could hang it crooked and it would look straight, but then I would be lying along with the building.",
        hoursAfter: 31,
        votes: 9,
        replies: [
          {
            by: "wenling",
            body: "老房子里装柜子，我们看线不看水平：跟着梁走，人才不晕。",
            hoursAfter: 34,
            votes: 6,
            replies: [{ by: "kes", body: "Then I have been wrong and proud for two years. Keeping it anyway.", hoursAfter: 35, votes: 7 }],
          },
        ],
      },
      {
        by: "qing",
        body: "画板背面有一道很深的锯痕，是我爸替我裁的时候锯偏的。画了十年，每次搬起来手指都正好卡在那里。现在换别的板反而拿不稳。",
        hoursAfter: 40,
        votes: 10,
        replies: [{ by: "nora", body: "That is called a handle. You may thank him.", hoursAfter: 42, votes: 6 }],
      },
      {
        by: "ilse",
        body: "Ware boards: I oiled them. Every wet pot slides. I own twelve beautifully finished boards I cannot put a pot on and now they are shelves, also for pots, dry ones.",
        hoursAfter: 52,
        votes: 7,
        replies: [
          { by: "wenling", body: "翻过来，用没上油的那面。", hoursAfter: 53, votes: 5 },
          { by: "ilse", body: "I did both sides. I was very thorough that day.", hoursAfter: 54, votes: 12 },
        ],
      },
      {
        by: "zhou",
        body: "相框四个角里有一个没合严，缝里正好能塞一张拍立得。一直没修，因为里面那张换过很多次了。",
        hoursAfter: 60,
        votes: 8,
        replies: [{ by: "yusheng", body: "最后一句可以写一篇。", hoursAfter: 61, votes: 5 }],
      },
      {
        by: "yusheng",
        body: "给录音机做木壳，忘了开散热孔，开机十分钟就热，热了以后胶的味道很像我外公的修表铺。于是我每次只录九分钟。",
        hoursAfter: 75,
        votes: 9,
        replies: [
          {
            by: "ada",
            body: "Please do drill the holes. Keep a scrap of the glue in a jar.",
            hoursAfter: 76,
            votes: 6,
            replies: [{ by: "yusheng", body: "钻了，现在能录四十分钟。罐子放在窗台上，想他的时候拧开。", hoursAfter: 98, votes: 12 }],
          },
        ],
      },
      {
        by: "tomas",
        body: "Collecting what I read so far: things stay because somebody used them before we could be ashamed. I think that is the whole theory.",
        hoursAfter: 100,
        votes: 13,
        replies: [
          { by: "xiaoman", body: "「在我们来得及羞愧之前，已经有人（或者猫）用上了」。我替猫补半句。", hoursAfter: 102, votes: 11 },
          { by: "qing", body: "画也一样。送出去的那张，永远不能再改了，于是它就对了。", hoursAfter: 110, votes: 9 },
        ],
      },
    ],
  },
  {
    board: "woodworking",
    kind: "question",
    by: "xiaoman",
    title: "松木搁板跨度 90 厘米，放满书会不会塌？",
    body: `书架单层净跨 900 mm，深 250 mm，打算用 18 mm 的松木指接板，两头放在搁板托上，不上胶不打钉。放的大多是平装书，也有十来本画册。

不怕断，怕中间弯下去难看。18 够不够？不够的话加厚还是前沿贴一条？`,
    tags: ["书架", "挠度", "松木"],
    daysAgo: 58,
    votes: 7,
    replies: [
      {
        by: "wenling",
        body: `断不了，但会弯得看得见。算一遍给你，以后自己也能算。

两头搁置、均布荷载，中点下沉是：

> δ = 5·w·L⁴ ÷ (384·E·I)，I = 宽 × 厚³ ÷ 12

代入：书按每米 30 kg 算，w ≈ 294 N/m；松木 E 取 9 GPa；L = 0.9 m。

| 板厚 | 中点下沉 | 几年以后（徐变按 2 倍估） |
|---:|---:|---:|
| 18 mm | 2.3 mm | 4.6 mm |
| 22 mm | 1.3 mm | 2.5 mm |
| 25 mm | 0.9 mm | 1.7 mm |

人眼大约能看出跨度的 1/500，也就是 1.8 mm。所以 18 不够，25 合适。

厚度是三次方，跨度是四次方：**中间加一块竖板，比加厚便宜得多**，跨度减半，弯得只剩十六分之一。`,
        hoursAfter: 2,
        votes: 12,
        accepted: true,
        replies: [
          { by: "xiaoman", body: "四次方我信了。加竖板，画册放正中间那格。", hoursAfter: 3, votes: 4 },
          { by: "nora", body: "Put the heavy books over the divider, not between. Otherwise exactly this.", hoursAfter: 8, votes: 5 },
          { by: "wenling", body: "指接板的 E 可能比整料略低，指接头尽量别都落在跨中。", hoursAfter: 9, votes: 4 },
        ],
      },
      {
        by: "tomas",
        body: "If you dislike the divider: glue a strip of the same pine, 18 × 45 mm, on edge under the front lip. Stiffness goes with the cube of the height, so a tall thin strip does more than a second board laid flat. It also hides a shelf that has begun to tire.",
        hoursAfter: 7,
        votes: 7,
        replies: [{ by: "xiaoman", body: "前沿这条会不会让板子前后弯得不一样，扭起来？", hoursAfter: 9 }, { by: "tomas", body: "A little. With 250 mm depth you will not see it. At 400 mm I would put one at the back too.", hoursAfter: 12, votes: 3 }],
      },
    ],
  },
  {
    board: "woodworking",
    kind: "question",
    by: "kes",
    title: "White ring on a shellacked table after one hot mug: strip it, or coax it out?",
    body: `A client's side table, mahogany, old shellac by the look of it (a drop of spirit on the underside went sticky at once). I put a mug on it while setting lights. There is now a cloudy white ring, smooth to the finger, no crack.

I have methylated spirit, furniture wax, 0000 steel wool and about three days before they want it back. What is the least I can do?`,
    tags: ["shellac", "finish", "repair"],
    daysAgo: 44,
    votes: 5,
    replies: [
      {
        by: "nora",
        body: `White means the trouble is in the film; black would mean it reached the wood. So you are lucky. Go in this order and stop as soon as it is gone:

1. **Wait a day** somewhere warm and dry. Fresh rings sometimes leave by themselves.
2. **Fold a lint-free pad, dampen it with spirit, then press it on paper until it feels nearly dry.** Glide over the ring like a plane landing and taking off, never stopping. You are softening the top of the shellac so that the moisture can leave. Three passes, then leave it for ten minutes.
3. If a ghost remains: 0000 wool with a little wax, along the grain, feather light.

Do not stop moving in step 2. A pad that rests for one second leaves a bite mark, and then you are refinishing a table.

Try it all on the underside first.`,
        hoursAfter: 3,
        votes: 11,
        accepted: true,
        replies: [
          { by: "kes", body: "Step 1 took half of it, four passes took the rest. I have bought coasters.", hoursAfter: 50, votes: 9 },
          { by: "nora", body: "Coasters are step zero. Well done.", hoursAfter: 51, votes: 5 },
        ],
      },
      {
        by: "wenling",
        body: "没把握用酒精的话，先拿细浮石粉或牙粉调一点油，用软布慢慢磨。只动表面那一层，慢，但不会闯祸。",
        hoursAfter: 11,
        votes: 5,
        replies: [{ by: "kes", body: "Good to know for the next mug.", hoursAfter: 52, votes: 2 }],
      },
    ],
  },
  {
    board: "woodworking",
    kind: "article",
    by: "nora",
    title: "Sharpening in eleven minutes: the card that hangs over my stones",
    body: `Most people I teach do not sharpen badly. They sharpen *rarely*, because they believe it takes an evening. So I timed myself for a month and wrote down only what the clock agreed with.

## What sharp means

Two flat surfaces that meet. That is all. A dull edge is a place where they used to meet and now there is a tiny road between them. Everything below removes the road, and nothing below removes more than it must.

## The eleven minutes

For a chisel or plane iron that was sharp last week:

| Step | Stone | Strokes | Minutes |
|---|---|---:|---:|
| Flatten the coarse stone | diamond plate | 20 | 1 |
| Raise a burr on the bevel | 1000 | 15–30 | 3 |
| Refine the bevel | 6000 | 15 | 2 |
| Take the burr off the back | 6000 | 10 | 2 |
| Strop, both sides | leather, compound | 20 | 1 |
| Wipe, oil, put the stones away | – | – | 2 |

The step that people skip is the first one. A hollow stone makes a round edge, and a round edge is dull in a new and interesting way.

## Angles, without religion

- Grind at 25°, hone at 30°. The small second bevel is the only part you touch on ordinary days.
- Chisels that are hit: 30° ground, 35° honed.
- Paring chisels that are only pushed: 25° all the way is pleasant, if you promise never to hit them.

Hold the angle with a guide or with your hands. I use a guide when I am tired, and I am never too proud to be tired.

## How to know you are finished

> Feel for the burr, not for the edge. A burr along the *whole* width says the two surfaces met. Until it is there, no finer stone can help you.

Then three tests, in rising order of honesty:

1. It catches on a thumbnail at a low angle instead of skating.
2. It pares end grain of pine without crushing it. Pine is soft, so a dull edge folds the fibres over and leaves them pale and torn.
3. You stop thinking about the tool.

## When eleven minutes are not enough

A nick you can see needs the grinder or 220 grit, and that is another job with another cup of tea. So is the back of a new iron: flatten the last centimetre once, properly, and never again. If a back refuses to go flat, lift the far end on a thin steel ruler while you polish it. That gives it a very slight bevel of its own. Good for planes; not for chisels, whose flat backs are their guide.

## The card

This is what hangs over my stones, copied by hand so that I would spell it right:

- [ ] Is the stone flat?
- [ ] Is there a burr, corner to corner?
- [ ] Is the burr gone?
- [ ] Did I wipe the water off the *plane*, not only the iron?
- [ ] Did I stop?

The last line is there because sharpening is calm, warm work, and it is possible to hide in it all day. The drawer will not cut its own dovetails.

Write your own card. It will be shorter than mine by the second year.`,
    tags: ["sharpening", "hand-tools", "chisel"],
    daysAgo: 96,
    votes: 13,
    replies: [
      {
        by: "xiaoman",
        body: "「藏在磨刀里不出来」说的就是我。上周磨了四个小时，木头一块没碰。",
        hoursAfter: 5,
        votes: 10,
        replies: [{ by: "nora", body: "Four hours is a lovely vacation. Now cut something.", hoursAfter: 6, votes: 8 }],
      },
      {
        by: "wenling",
        body: "补一句给用油石的人：步骤一样，时间乘二，油要擦干净再碰木头，不然胶合面会记仇。",
        hoursAfter: 22,
        votes: 8,
      },
      {
        by: "tomas",
        body: "For drawknives and other things that will not lie on a stone: bring the stone to the tool. Same card, other hand moves.",
        hoursAfter: 30,
        votes: 6,
      },
      { by: "ilse", body: "I printed this for my trimming tools. Clay dulls steel faster than anything I know, and the burr test works there too.", hoursAfter: 71, votes: 5 },
    ],
  },
  {
    board: "woodworking",
    kind: "discussion",
    by: "wenling",
    title: "旧门板拆下来的料，先做这三件事",
    body: `最近好几个人问旧料能不能用。能，但别急着刨。我的顺序：

1. **找铁**。先用眼，再用磁铁，最后用探测棒。看得见的钉子不可怕，断在里面的才可怕，一颗就能让刨刀掉一个月的肉。
2. **验漆**。六七十年代以前的漆，先当它含铅。买试纸测，测出来就别打磨、别火烤，湿刮，戴口罩，碎屑单独装袋。
3. **让它歇着**。从墙上拆下来的板，和你屋里不是一个湿度。隔条码好，放两三个月，隔一阵量一次，读数不再动了再开料。

做完这三件再看值不值得。我的经验，十块里能用六块，其中两块好得舍不得用。`,
    tags: ["旧料", "安全", "含水率"],
    daysAgo: 12,
    votes: 10,
    replies: [
      {
        by: "tomas",
        body: "Fourth thing, if there are small round holes: tap the board over white paper and wait a day. Fresh dust like flour means somebody still lives there.",
        hoursAfter: 4,
        votes: 9,
        replies: [
          {
            by: "wenling",
            body: "对，这条该排第零。有活虫的料别和好料码在一起，量小可以冷冻：零下十八度，冻透以后再留两周。",
            hoursAfter: 6,
            votes: 7,
          },
        ],
      },
      {
        by: "xiaoman",
        body: "拆下来的老钉子要留吗？有几颗是手打的四方钉。",
        hoursAfter: 13,
        votes: 3,
        replies: [
          { by: "wenling", body: "留。修老家具的时候，一颗对的钉子能省半天。", hoursAfter: 14, votes: 6 },
          { by: "yusheng", body: "也可以寄给我，我想听听它们掉在瓷砖上是什么声音。", hoursAfter: 18, votes: 8 },
        ],
      },
    ],
  },
  {
    board: "woodworking",
    kind: "discussion",
    by: "yusheng",
    title: "楼上有婴儿：晚上九点以后，只用手工具能做到哪一步？",
    body: `楼上搬来一家，孩子三个月大。我白天上班，只有晚上能做。用录音笔在卧室天花板下面（也就是离他们最近的地方）量了一下，只比相对值，安静时记 0：

- 手锯，横截：+14
- 手刨，松木：+9
- 凿子加木槌：+31（整个楼板都在传）
- 放下一把直角尺：+22，很意外

所以槌子肯定不行。不敲的话，榫眼怎么办？还有哪些活适合留给晚上？`,
    tags: ["静音", "手工具", "公寓"],
    daysAgo: 27,
    votes: 9,
    replies: [
      {
        by: "nora",
        body: "Bore the mortise with a brace, then pare to the line with a long chisel and your shoulder. Slower, nearly silent, and the walls come out cleaner than mine with a mallet.",
        hoursAfter: 3,
        votes: 10,
        replies: [{ by: "yusheng", body: "手摇钻 +6，比我咳嗽轻。就它了。", hoursAfter: 27, votes: 9 }],
      },
      {
        by: "wenling",
        body: "把活分开：周末白天敲，晚上只做划线、修榫、刮磨、上油。划线这件事最怕赶，正适合夜里做。",
        hoursAfter: 5,
        votes: 9,
      },
      {
        by: "kes",
        body: "A rubber mat under the bench legs, and a towel on the bench. Half of what my neighbours heard was me putting tools *down*.",
        hoursAfter: 12,
        votes: 7,
        replies: [{ by: "yusheng", body: "直角尺那 +22 就是这么来的。铺了毛巾，+3。", hoursAfter: 28, votes: 6 }],
      },
      { by: "farah", body: "Please tell the parents you measured their ceiling out of kindness. I would bring cake to such a neighbour.", hoursAfter: 29, votes: 8 },
      { by: "yusheng", body: "更新：去说了。他们说孩子听到刨木头的声音反而睡得快，问能不能八点半就开始。", hoursAfter: 120, votes: 13 },
    ],
  },
];
