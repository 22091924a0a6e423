import type { StoryTopic } from "./types";

export const ceramics: StoryTopic[] = [
  {
    board: "ceramics",
    kind: "article",
    by: "lin-zhao",
    title: "把一张釉方拆成分子：写给看不懂塞格式的自己",
    body: `我配了六年釉，一直当做菜：太流就加高岭土，不亮就加石英。直到有一次两张看着完全不同的方子烧出同一只碗，我才认真去学塞格式（UMF）。这篇是补给六年前的自己的。

## 为什么不看克数

克数说的是你倒了什么进去，火看到的却是氧化物。钾长石里有钾、有铝、有硅；方解石烧完跑掉近一半，只剩钙。两张方子克数不同，氧化物可能一样，那就是同一种釉。

## 三类氧化物，三种脾气

| 类别 | 例子 | 在釉里做什么 |
|---|---|---|
| 助熔 | K₂O、Na₂O、CaO、MgO | 让它化 |
| 中性 | Al₂O₃ | 让它站住，不淌 |
| 成玻 | SiO₂ | 就是玻璃本身 |

塞格式的规矩只有一条：**把助熔的总数调成 1，别的跟着等比缩放**。这样所有的釉都站在同一条起跑线上，可以直接比。

## 动手算一张

拿最好记的 4-3-2-1：钾长石 40、石英 30、方解石 20、高岭土 10。

1. 每种原料，克数除以分子量，得到摩尔数。
2. 摩尔数乘上它含的每种氧化物的个数，加起来。
3. 全部除以助熔的总和。

手算一次就够了，以后交给机器：

\`\`\`python
MATERIALS = {
    "potash feldspar": (556.66, {"K2O": 1, "Al2O3": 1, "SiO2": 6}),
    "quartz": (60.08, {"SiO2": 1}),
    "calcite": (100.09, {"CaO": 1}),
    "kaolin": (258.16, {"Al2O3": 1, "SiO2": 2}),
}
FLUXES = ("K2O", "Na2O", "CaO", "MgO")


def unity(recipe: dict[str, float]) -> dict[str, float]:
    moles: dict[str, float] = {}
    for name, grams in recipe.items():
        weight, oxides = MATERIALS[name]
        for oxide, count in oxides.items():
            moles[oxide] = moles.get(oxide, 0) + grams / weight * count
    flux = sum(moles.get(oxide, 0) for oxide in FLUXES)
    return {oxide: round(amount / flux, 2) for oxide, amount in moles.items()}


print(unity({"potash feldspar": 40, "quartz": 30, "calcite": 20, "kaolin": 10}))
\`\`\`

算出来是：K₂O 0.26、CaO 0.74、Al₂O₃ 0.41、SiO₂ 3.71，硅铝比 9.1。

## 数怎么读

- **先看硅铝比**。我的经验，1280 °C 左右，8 到 10 多半是亮的，5 以下多半是哑的，中间半哑。
- **再看硅有多少**。化不开，不一定是火不够，可能是硅超过了助熔养得起的量。
- **铝管流**。太流，不要急着降温，先把高岭土从 10 加到 14：铝升到 0.46，硅铝比落到 8.2，还亮，但站得住了。

> 改一样，烧一窑。改两样，等于没烧。

## 它说不了的事

塞格式不知道你的料磨得多细，不知道釉有多厚，不知道降温用了四小时还是十六小时。同一行数字，快冷是清水，慢冷可能满碗是晶花。而且上面用的是理论分子式，你桶里那袋长石多少有点钠；要较真，就用供应商给的化验单。

## 下一窑之前

- [ ] 常用的三张方子都算成塞格式，写在桶盖上
- [ ] 每次只改一个氧化物，其余锁住
- [ ] 试片旁边写硅铝比，不写「亮」「还行」
- [ ] 留一片不合格的，当尺

我现在配釉还是会舔一下手指尖去感觉粗细——别学，那是石英。戴口罩，洗手，看数。`,
    tags: ["釉", "塞格式", "umf", "python"],
    daysAgo: 88,
    votes: 12,
    replies: [
      {
        by: "ilse",
        body: "For electric kilns at cone 6 the same reading works, but you need boron among the glass formers, and then the silica can be lower. I write B₂O₃ on the lid in red.",
        hoursAfter: 10,
        votes: 8,
        replies: [
          { by: "lin-zhao", body: "对，中温少了硼不行。等你有空，写一篇中温版，我来翻。", hoursAfter: 12, votes: 7 },
        ],
      },
      {
        by: "ada",
        body: "A change of basis! You took recipes from grams to oxides so that distance means something. I will never look at a bucket the same way.",
        hoursAfter: 18,
        votes: 9,
      },
      {
        by: "ahe",
        body: "还没上过釉，先收着。最后一句笑出声，然后去洗了手。",
        hoursAfter: 2050,
        votes: 4,
      },
    ],
  },
  {
    board: "ceramics",
    kind: "question",
    by: "ahe",
    title: "第一批杯子，干到一半底上都裂成 S 形，是哪一步错了？",
    body: `学拉坯第三周。七只杯子，五只底裂，裂纹都像一个扁扁的 S，里外都看得到，口沿没事。

**坯体**：店里买的白色炻器泥，没有熟料
**做法**：拉完用割线割下来，放在木板上阴干，上面盖了一层报纸
**现象**：第二天下午开始裂

老师说「多压压底」，但没说什么时候压、压多少。想听听具体的。`,
    tags: ["拉坯", "开裂", "新手"],
    daysAgo: 1.6,
    votes: 9,
    replies: [
      {
        by: "lin-zhao",
        body: `七裂五，说明你的手法很稳定，改一处就全好了。S 裂是底比壁松、又干得慢，收缩的时候从中间撕开。

1. **什么时候压**：开好孔、还没提壁的时候。提了壁就够不着了。
2. **怎么压**：手指或木片，从中心往外走，再从外走回中心，来回三遍，每遍压下去一点点，底最后留 6–7 毫米。
3. **别留水**：拉完马上用海绵把杯底的水吸干。积着水的泥又软又松，这一条占一半。
4. **干的时候倒扣**：口沿能立住了就翻过来，让底先透气。木板上垫一层报纸，让它能滑。

下次七只，三只照旧，四只这么做，就知道是不是它了。`,
        hoursAfter: 2,
        votes: 11,
        replies: [
          { by: "ahe", body: "原来是提壁之前！我一直是拉完才去压的，手都伸不进去。今晚就试四对三。", hoursAfter: 3, votes: 6 },
          { by: "ilse", body: "The three-and-four plan is the best habit to have in week three.", hoursAfter: 6, votes: 5 },
        ],
      },
      {
        by: "ilse",
        body: "Check your wire as well: if it is slack, the bottom is thicker in the middle than you think, and a thick middle dries last. Cut one raw cup in half, top to bottom. It costs one cup and teaches more than the other six.",
        hoursAfter: 5,
        votes: 8,
        replies: [{ by: "ahe", body: "切了一只，中间足足有 12 毫米……", hoursAfter: 20, votes: 7 }, { by: "lin-zhao", body: "那就破案一半了。切开的那只别扔，放窗台上。", hoursAfter: 21, votes: 6 }],
      },
    ],
  },
  {
    board: "ceramics",
    kind: "question",
    by: "ilse",
    title: "Controller says 1222 °C, but cone 6 lies flat on every shelf: which one do I trust?",
    body: `**Clay:** stoneware, cone 6
**Glaze:** my usual two, both running more than last year
**Firing:** electric, 60 °C an hour over the last 100 °C, ten minutes' hold
**What happened:** the controller ends at 1222 °C as always. Cone 6 is not bent, it is a puddle with a good posture. Cone 7 is at about four o'clock.

Type K thermocouple, three years, roughly 200 firings. Is it an offset in the controller, a new probe, or do I shorten the hold?`,
    tags: ["cones", "thermocouple", "kiln"],
    daysAgo: 47,
    votes: 6,
    replies: [
      {
        by: "lin-zhao",
        body: `信锥。锥和釉受的是同样的热，热电偶只量它自己那一点的温度。

Trust the cones: they feel what the glaze feels. Your probe is old. A type K at these temperatures drifts **low** as it ages, so the controller, reading too little, keeps heating. 200 firings is a full life.

1. Replace the probe (and check its position: the tip should stand 2–3 cm inside, not in the brick).
2. Fire with 5, 6 and 7 on the top, middle and bottom shelves.
3. Only *then* enter an offset for what remains. An offset on a dying probe is wrong again in a month.

Cut the hold only if 6 is still too flat after that. Ten minutes' hold is worth perhaps a third of a cone.`,
        hoursAfter: 4,
        votes: 10,
        accepted: true,
        replies: [
          { by: "ilse", body: "New probe: cone 6 at five o'clock, 7 upright, glazes back where they belong. The old one read 19 °C low.", hoursAfter: 170, votes: 9 },
          { by: "lin-zhao", body: "19 度，差不多就是一号锥。旧的别扔，剪下来当书签。", hoursAfter: 172, votes: 6 },
        ],
      },
      {
        by: "ada",
        body: "Whatever you change, log cone positions as numbers, for instance clock hours, at every firing. Drift is obvious in a column and invisible in a memory.",
        hoursAfter: 9,
        votes: 6,
        replies: [{ by: "ilse", body: "There is a chalk column on the wall of the laundry now.", hoursAfter: 171, votes: 4 }],
      },
    ],
  },
  {
    board: "ceramics",
    kind: "discussion",
    by: "ilse",
    title: "Test tiles: the one label that survives the kiln, and the drawer / 试片怎么编号才不丢",
    body: `I have 611 test tiles. About 140 say things like "B7?" or "new one, less". I could cry, but the salt would be an uncontrolled flux.

My rule since this week: a tile is not a tile until it carries **date, bucket, one number**. How do you write on something that will be white hot?`,
    tags: ["test-tiles", "试片", "编号"],
    daysAgo: 70,
    votes: 7,
    replies: [
      {
        by: "lin-zhao",
        body: "坯上用氧化铁加水写，毛笔，只写一个流水号，别的全在本子里。号会褪成褐色，但二十年后还在。本子我丢过，号没丢过。",
        hoursAfter: 3,
        votes: 9,
        replies: [{ by: "ilse", body: "So the tile is the key and the book is the database. And you lost the database.", hoursAfter: 4, votes: 8 }, { by: "lin-zhao", body: "所以现在本子也拍照。", hoursAfter: 5, votes: 8 }],
      },
      {
        by: "bo-haugland",
        body: "Stamp holes instead of writing: four rows of four, hole or no hole. Sixteen bits, 65,536 tiles, and it can be read with a thumbnail in the dark.",
        hoursAfter: 20,
        votes: 10,
        replies: [{ by: "ilse", body: "I made the stamp. Row four is the glaze family. I am absurdly happy.", hoursAfter: 90, votes: 9 }],
      },
    ],
  },
  {
    board: "ceramics",
    kind: "discussion",
    by: "lin-zhao",
    title: "柴窑排班：第三夜缺两个人",
    body: `这一窑烧四天三夜。前两夜人齐了，第三夜（最关键，升最后八十度）缺两个。

要做的事不难：

- 每七分钟投一次柴，两侧轮着来
- 看火的颜色，不看手机
- 每半点记一行：温度、烟色、锥

有热汤，有三张行军床，有一只会偷肉干的狗。没烧过也可以来，前半夜有我。`,
    tags: ["柴窑", "排班", "招人"],
    daysAgo: 16,
    votes: 8,
    replies: [
      { by: "wenling", body: "我来一班。顺便带两车榆木边角料，干了三年的。", hoursAfter: 2, votes: 8, replies: [{ by: "lin-zhao", body: "榆木火长，好。钉子挑过没有？", hoursAfter: 3, votes: 3, replies: [{ by: "wenling", body: "看，磁铁，探测棒。都过了。", hoursAfter: 3.5, votes: 7 }] }] },
      { by: "yusheng", body: "我能来录音吗？不占床。想要投柴以后那一下吸气的声音。", hoursAfter: 5, votes: 7, replies: [{ by: "lin-zhao", body: "来，但录音也得投柴。", hoursAfter: 6, votes: 8 }] },
      { by: "lin-zhao", body: "后记：第三夜两点四十，10 号锥倒了。余声的录音里能听见狗。肉干少了一包。下一窑春天。", hoursAfter: 150, votes: 12 },
    ],
  },
];
