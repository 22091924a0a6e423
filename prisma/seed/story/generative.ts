import type { StoryTopic } from "./types";

export const generative: StoryTopic[] = [
  {
    board: "generative",
    kind: "article",
    by: "ada",
    title: "Woven, not noisy: drawing cloth in a fragment shader",
    body: `Most shader cloth is noise with a brown tint. Real cloth has hardly any noise in it. It has *structure*, repeated until your eye gives up counting, and then small failures of that structure. This is a recipe in three steps, about forty lines, and no textures.

## Look first

Take a shirt and a magnifying glass. In plain weave a thread goes over one neighbour, under the next, over, under. The threads across do the opposite. So the surface is a chessboard: on white squares the upright thread is on top, on black squares the lying one. Everything else is light.

## One thread

A thread is a cylinder. Seen from above, its height across the width is a half circle, and height is all we need for shading.

\`\`\`glsl
// x: position across the thread, −0.5 to 0.5. Returns 0 at its edge, 1 at its crown.
float crown(float x, float width) {
  float t = clamp(abs(x) / (0.5 * width), 0.0, 1.0);
  return sqrt(1.0 - t * t);
}
\`\`\`

## Over and under

Inside a square the upper thread also *bends*: it is highest in the middle of the square and dives where it meets the next. A cosine does that well enough.

\`\`\`glsl
const float PI = 3.14159265;

vec3 weave(vec2 uv, vec3 warp, vec3 weft) {
  vec2 cell = floor(uv);
  vec2 p = fract(uv) - 0.5;
  bool warpOnTop = mod(cell.x + cell.y, 2.0) < 0.5;

  float across = warpOnTop ? p.x : p.y;
  float along = warpOnTop ? p.y : p.x;

  float height = crown(across, 0.92) * (0.55 + 0.45 * cos(PI * along));
  vec3 thread = warpOnTop ? warp : weft;
  return thread * (0.35 + 0.65 * height);
}
\`\`\`

Call it with \`uv * 80.0\` and you have cloth. Very clean cloth, from a factory that frightens me.

## Failing a little

Here most people add noise to the colour. Do not. Bend the *coordinates*, slowly, and vary each thread by itself:

1. Shift \`uv\` by a low noise of about a fifth of a thread. Lines that ought to be straight now hang.
2. Give every warp thread its own width and darkness, from a hash of \`cell.x\` alone; every weft thread from \`cell.y\` alone. A fault in real cloth runs the whole length of a thread. This single decision does more than all the others together.
3. Once in some forty threads, use a width of 1.3. Weavers call it a slub. Buyers pay extra for it.

| Change | Looks like |
|---|---|
| hash of both \`cell.x\` and \`cell.y\` | sandpaper |
| hash of \`cell.x\` only | old linen |
| two hashes, one an axis | linen somebody has owned |

> Noise is what you add when you have not found out what varies.

## Other weaves for free

Replace the condition for \`warpOnTop\`. The rest stays as it is.

- **Twill** (denim): \`mod(cell.x + cell.y, 3.0) < 1.5\`. The diagonal appears by itself. With whole numbers it is true for two cells in three.
- **Basket**: halve the coordinates first, \`floor(cell / 2.0)\`.
- **Satin**: \`mod(cell.x * 2.0 + cell.y, 5.0) > 0.5\`. Long floats, few crossings, hence the shine.

## Far away

At a distance one thread becomes smaller than one pixel and the cloth starts to boil. Fade to the mean colour before that happens:

\`\`\`glsl
float footprint = max(fwidth(uv.x), fwidth(uv.y));   // threads per pixel
float fade = smoothstep(0.3, 0.8, footprint);
colour = mix(colour, 0.5 * (warp + weft) * 0.74, fade);
\`\`\`

The 0.74 is what the shaded average came to when I measured it on plain weave. Measure your own; it depends on the width.

## Homework

- [ ] Draw a weave that *spells* something only when seen from afar
- [ ] Cut a hole, and let the cut threads curl
- [ ] Make a mend in another colour

Post the rule along with the picture. I will weave the best one, on a real loom, slowly.`,
    tags: ["shader", "glsl", "textile"],
    daysAgo: 61,
    votes: 13,
    replies: [
      {
        by: "qing",
        body: "「还没找到什么在变的时候，才往上加噪点」，抄在画室墙上了。画布、皮肤、旧墙，全是这句话。",
        hoursAfter: 6,
        votes: 11,
      },
      {
        by: "nora",
        body: "Wood grain people commit exactly this crime. A growth ring varies along its whole length, like your warp thread. Hash the ring, not the pixel.",
        hoursAfter: 14,
        votes: 10,
        replies: [{ by: "ada", body: "\"Hash the ring, not the pixel.\" Write that article and I will pin it.", hoursAfter: 15, votes: 8 }],
      },
      { by: "ilse", body: "My mother wove. She would say satin needs a step that shares no factor with five, and 2 does not, so you pass.", hoursAfter: 40, votes: 9 },
    ],
  },
  {
    board: "generative",
    kind: "question",
    by: "qing",
    title: "同一个种子，换台电脑图就变了，从哪里查起？",
    body: `用脚本生成伞的图案，想给每把伞一个号码，凭号码能再画出来。

在我的电脑上，种子 417 永远是同一把。发给 Bo，他那边是另一把，但他自己每次也都一样。两边代码一个字不差。随机数是 \`Math.random()\`，开头用种子算了一个偏移加上去。`,
    tags: ["随机", "种子", "typescript"],
    daysAgo: 24,
    votes: 7,
    replies: [
      {
        by: "ada",
        body: `\`Math.random()\` 没有种子，偏移救不了它；你看到的「每次一样」，多半是结果被缓存了。换成自己的发生器，一共九行：

\`\`\`ts
/** xorshift32: small, fast, the same everywhere. Not for secrets. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
\`\`\`

Then check these, in order of how often they have bitten me:

1. **Order of draws.** One extra call somewhere shifts everything after it. Give each part its own generator: \`randomFrom(seed * 31 + part)\`, and throw its first ten numbers away, because neighbouring seeds start out alike.
2. **Size of the canvas** in the draws. Draw in 0–1, multiply at the end.
3. **Sorting with a random comparator.** Its result depends on the engine. Shuffle properly instead.
4. **Math.sin and friends** may differ in the last digit between engines. Round before you compare with a threshold.
5. **Fonts**, if text is measured.`,
        hoursAfter: 3,
        votes: 12,
        accepted: true,
        replies: [
          { by: "qing", body: "是第 3 条加缓存。现在 417 在三台电脑上都是同一把伞。", hoursAfter: 22, votes: 7 },
          { by: "bo-haugland", body: "Confirmed from Bergen: umbrella 417, red, one rib missing.", hoursAfter: 23, votes: 8 },
          { by: "qing", body: "少的那根是设计。", hoursAfter: 23.5, votes: 9 },
        ],
      },
      {
        by: "bo-haugland",
        body: "Whatever you choose, print the seed *and* a version of the rule on the back of the umbrella. In two years you will improve the rule, and then 417 is somebody else.",
        hoursAfter: 8,
        votes: 8,
        replies: [{ by: "qing", body: "好主意，改成「甲-417」，规则换了就是「乙」。", hoursAfter: 24, votes: 5 }],
      },
    ],
  },
  {
    board: "generative",
    kind: "discussion",
    by: "ada",
    title: "My plotter is honest for three hours, and then it drifts",
    body: `A2 sheet, 41,000 strokes, six hours. The first three are perfect. After that everything lands to the left, in the end by 0.8 mm. No missed steps that I can hear, belts tight, the paper taped on four sides.

I start again from the corner and it is perfect, for three hours.

This is not urgent and I am not asking for a fix. I want to collect *suspicions*. What would you look at that is not the machine?`,
    tags: ["plotter", "drift", "debugging"],
    daysAgo: 10,
    votes: 8,
    replies: [
      {
        by: "nora",
        body: "The paper. Rag paper grows across the grain when the room gets damp. When do you start?",
        hoursAfter: 1,
        votes: 9,
        replies: [
          {
            by: "ada",
            body: "At seven in the evening. At ten the heating goes off.",
            hoursAfter: 2,
            votes: 8,
            replies: [
              {
                by: "nora",
                body: "Then humidity climbs, and your sheet is a drawer front in July. Over 500 mm, 0.8 is only 0.16 percent. Tape on four sides makes it worse: it can only swell inwards and bulge.",
                hoursAfter: 3,
                votes: 12,
                replies: [
                  {
                    by: "ada",
                    body: "Taped on one side only, started at noon, six hours: 0.1 mm. I asked for suspicions and got a verdict. The machine sends its regards, it feels vindicated.",
                    hoursAfter: 26,
                    votes: 13,
                  },
                ],
              },
            ],
          },
        ],
      },
      { by: "lin-zhao", body: "窑房的门也是十点以后关不上。", hoursAfter: 28, votes: 10 },
      { by: "kes", body: "My suspicion was the cat. I withdraw it, but not entirely.", hoursAfter: 29, votes: 9 },
    ],
  },
  {
    board: "generative",
    kind: "discussion",
    by: "qing",
    title: "用几条规则长一棵像样的老梅",
    body: `L 系统长出来的树总像蕨：太匀，太听话。老梅好看，在于它被折断过，又从断口旁边重新走。

我现在的规则很笨：每一步以小概率**折断**，断了以后从旁边换一个大角度再出发，并且变细。

\`\`\`python
import math
import random


def branch(x, y, angle, width, rng, lines):
    while width > 0.6:
        step = 4 + width
        x2 = x + step * math.cos(angle)
        y2 = y + step * math.sin(angle)
        lines.append((x, y, x2, y2, width))
        x, y = x2, y2
        angle += rng.gauss(0, 0.12)
        width *= 0.97
        if rng.random() < 0.07:  # it broke here
            side = rng.choice((-1, 1))
            branch(x, y, angle - side * 0.5, width * 0.55, rng, lines)
            angle += side * rng.uniform(0.7, 1.3)
            width *= 0.8
    return lines


plum = branch(0, 0, math.pi / 2, 14, random.Random(417), [])
\`\`\`

枝干有点意思了。可是花点上去还是像撒芝麻。花该听谁的？`,
    tags: ["l-system", "python", "梅"],
    daysAgo: 4,
    votes: 9,
    replies: [
      {
        by: "wenling",
        body: "梅花开在头一年的新枝上，老干上几乎没有。你按粗细筛一遍，只让细的、直的那些枝开。",
        hoursAfter: 2,
        votes: 12,
        replies: [
          { by: "qing", body: "一改就对了！原来不懂的不是程序，是梅树。", hoursAfter: 3, votes: 11, replies: [{ by: "ada", body: "It is nearly always the plum tree.", hoursAfter: 4, votes: 12 }] },
        ],
      },
      {
        by: "ada",
        body: "Also let the break remember gravity: after it, pull the angle a little towards up on each step. Breaks fall, shoots climb. That is the zigzag in old paintings.",
        hoursAfter: 5,
        votes: 9,
      },
      {
        by: "ahe",
        body: "我把它跑起来了，第一次跑别人的程序。417 号那棵，左边第二枝像我外婆家的。",
        hoursAfter: 60,
        votes: 8,
        replies: [{ by: "qing", body: "那一枝归你。", hoursAfter: 61, votes: 10 }],
      },
    ],
  },
];
