import type { StoryTopic } from "./types";

export const pixelGames: StoryTopic[] = [
  {
    board: "pixel-games",
    kind: "article",
    by: "bo-haugland",
    title: "A camera that does not shimmer: pixel art on screens that are never the right size",
    body: `You draw a clean tile. You move the camera slowly to the right. The tile begins to crawl, as if ants lived in the mortar. This article is about the ants: where they come from and how to be rid of them without giving up smooth motion.

## Three grids that disagree

There are three grids on stage, and shimmer is what happens when they are out of step:

1. **The art grid**: your 240 × 135 world.
2. **The CSS grid**: what the page thinks a pixel is.
3. **The device grid**: what the screen has, after the user chose 125 % zoom.

Each art pixel must cover a whole number of device pixels, the same number everywhere, always. If one column is three wide and its neighbour four, a moving edge swells and shrinks as it crosses them. That is the whole disease.

## Step one: choose an integer

Work in device pixels, not in CSS pixels.

\`\`\`ts
type Size = { width: number; height: number };

/** How many device pixels one art pixel covers. Never less than one. */
export function wholeScale(view: Size, art: Size): number {
  const fit = Math.min(view.width / art.width, view.height / art.height);
  return Math.max(1, Math.floor(fit));
}
\`\`\`

Where the browser offers it, take \`view\` from a \`ResizeObserver\` with \`device-pixel-content-box\`; multiplying CSS size by \`devicePixelRatio\` is off by one exactly when it hurts. The space left over becomes a border. If a border offends you, show *more world* in it instead of stretching the art.

## Step two: tell the browser to keep its hands still

\`\`\`css
canvas {
  display: block;
  image-rendering: pixelated;
  background: #14110f;
}
\`\`\`

This alone fixes nothing if the scale is 3.4. It only turns blur into ants. You need both steps.

## Step three: separate where things are from where they are drawn

Keep positions as real numbers. Round only when drawing, and round **the camera once**, not every sprite by itself.

\`\`\`ts
type Point = { x: number; y: number };

export function toScreen(thing: Point, camera: Point): Point {
  const cameraX = Math.round(camera.x);
  const cameraY = Math.round(camera.y);
  return { x: Math.round(thing.x) - cameraX, y: Math.round(thing.y) - cameraY };
}
\`\`\`

If you write \`Math.round(thing.x - camera.x)\` instead, a standing crate and the wall behind it may round in different directions on the same frame. They tremble against one another although neither of them moves. I shipped a game with that line. The review said "nervous crates".

## Smooth scrolling without cheating

Whole pixels at 240 wide make a slow camera tick. To glide, keep the world rounded as above, render it into a buffer one art pixel larger on each side, and then shift the *finished picture* by the camera's remainder in device pixels:

| Where | Unit | Rounded? |
|---|---|---|
| Sprites in the buffer | art pixels | yes |
| Buffer on the screen | device pixels | yes |
| Camera in your head | anything | never |

The art stays on its grid, the grid itself slides. Nothing inside it can shimmer.

## Before you ship

- [ ] 125 % and 150 % browser zoom, slow pan, both axes
- [ ] A window one device pixel too narrow for the next scale
- [ ] A checkerboard tile in the far background, because it confesses first
- [ ] Somebody else's laptop

> If the checkerboard is quiet, everything is quiet.

I keep that tile in every project, behind the title, where only I know about it.`,
    tags: ["pixel-art", "camera", "typescript", "css"],
    daysAgo: 52,
    votes: 12,
    replies: [
      {
        by: "ada",
        body: "The table at the end is the clearest statement of it I have seen. One addition: a turning view has no such escape. If you must rotate, draw the frames.",
        hoursAfter: 4,
        votes: 8,
        replies: [{ by: "bo-haugland", body: "Rotation is how pixel art asks to be a painting. I always say no.", hoursAfter: 5, votes: 9 }],
      },
      {
        by: "xiaoman",
        body: "我的鸭子一直在抖，改成相机只取整一次，不抖了。原来它不是紧张，是数学。",
        hoursAfter: 12,
        votes: 11,
      },
      {
        by: "qing",
        body: "「棋盘格最先招供」这句送给所有做印刷的人。我们的棋盘格叫网点。",
        hoursAfter: 34,
        votes: 6,
      },
    ],
  },
  {
    board: "pixel-games",
    kind: "question",
    by: "farah",
    title: "Diagonal walking looks like a staircase: normalise, or is it something else?",
    body: `My first game: a woman crosses a square. Straight lines are lovely. On the diagonal she is too fast *and* her path looks like stairs, one pixel right, pause, one pixel down, pause.

I divided both speeds by the square root of two. She is now correctly slow and still on the stairs. The speed is 45 art pixels a second, positions are real numbers, and I round when drawing.`,
    tags: ["movement", "typescript", "pixel-art"],
    daysAgo: 20,
    votes: 6,
    replies: [
      {
        by: "bo-haugland",
        body: `Two different problems. Normalising cured the speed. The stairs come from the rounding: x is at 10.9 and y at 4.2, both grow equally fast, but they cross the next half on *different frames*. So the sprite moves right, then down, then right.

Make both cross together. When she starts walking diagonally, give both the same fraction:

\`\`\`ts
type Point = { x: number; y: number };

/** Call once, when a walk becomes diagonal. dx and dy are −1 or 1. */
export function alignDiagonal(at: Point, dx: number, dy: number): Point {
  const fraction = at.x - Math.floor(at.x);
  const along = dx === dy ? fraction : (1 - fraction) % 1;
  return { x: at.x, y: Math.floor(at.y) + along };
}
\`\`\`

She may jump by less than one pixel, at the moment the animation changes anyway, and nobody has ever seen it. After that x and y step on the same frame and the line is a true diagonal.

Only do it for exact diagonals. Other angles *are* stairs.`,
        hoursAfter: 6,
        votes: 11,
        accepted: true,
        replies: [
          { by: "farah", body: "She walks like someone who knows where she is going. It changes the story.", hoursAfter: 11, votes: 9 },
          { by: "ada", body: "Nice. When dx ≠ dy, test the fraction 0.5 itself: Math.round sends both halves up, so one axis can step a frame early.", hoursAfter: 15, votes: 4 },
          { by: "bo-haugland", body: "Correct. I start my heroines on whole numbers, out of cowardice.", hoursAfter: 16, votes: 6 },
        ],
      },
      {
        by: "yusheng",
        body: "脚步声也会露馅：如果声音跟着 x 走，斜着走会少一半步子。跟距离走，别跟坐标走。",
        hoursAfter: 22,
        votes: 5,
        replies: [{ by: "farah", body: "I have no sound yet. Now I know what I will get wrong first.", hoursAfter: 24, votes: 3 }],
      },
    ],
  },
  {
    board: "pixel-games",
    kind: "question",
    by: "qing",
    title: "8 色调色板画夜景，人脸只剩两个颜色可用，怎么不像面具？",
    body: `尺寸 160 × 90，全图限 8 色：三个蓝、一个近黑、两个灯光黄、一个砖红、一个灰绿。

脸在灯下，现在是亮黄一块、砖红一块，分界一硬就像戴了面具，加抖动点（dither）又像长了斑。脸高 11 像素。有没有别的分法？`,
    tags: ["调色板", "夜景", "pixel-art"],
    daysAgo: 0.9,
    votes: 7,
    replies: [
      {
        by: "bo-haugland",
        body: "Borrow a blue. Let the shadow side be your middle blue, not the brick, and keep the brick for exactly three pixels between the two: cheek, nose wing, ear. At night skin in shade *is* blue. The mask appears because both tones are warm, so the eye reads paint instead of light.",
        hoursAfter: 3,
        votes: 9,
        replies: [
          { by: "qing", body: "试了，面具没了，但人看着有点冷。也许就该冷。", hoursAfter: 8, votes: 4 },
          { by: "bo-haugland", body: "Put one brick pixel on the lip. It is astonishing how much blood one pixel holds.", hoursAfter: 9, votes: 7 },
        ],
      },
      {
        by: "zhou",
        body: "从拍照的角度：11 像素高的脸，观众认的是轮廓，不是五官。把脸整个放进暗部，只留额头到鼻梁一条亮边，两个颜色就够了。",
        hoursAfter: 10,
        votes: 6,
      },
      {
        by: "xiaoman",
        body: "戴一顶帽子（我的鸭子就是这么解决的）。",
        hoursAfter: 15,
        votes: 5,
        down: 1,
        replies: [{ by: "qing", body: "没采纳，但帽子画上了，挺好看。", hoursAfter: 17, votes: 6 }],
      },
    ],
  },
  {
    board: "pixel-games",
    kind: "discussion",
    by: "yusheng",
    title: "脚步声该跟动画帧，还是跟速度？",
    body: `给 Bo 的新游戏配脚步。动画一圈八帧，脚在第 1、5 帧落地。最省事是到帧就响。

但角色会被风推着走、会走上斜坡、会快到站位又慢下来。跟帧响，脚和声音永远对得上，可步子和路对不上，像在跑步机上；跟走过的距离响，路对了，脚又没落地。

想听听大家的直觉：耳朵信脚，还是信路？`,
    tags: ["声音", "脚步", "动画"],
    daysAgo: 25,
    votes: 8,
    replies: [
      {
        by: "bo-haugland",
        body: "Eyes forgive, ears do not. Trust the foot.",
        hoursAfter: 1,
        votes: 7,
        replies: [
          {
            by: "yusheng",
            body: "可是斜坡上听着像踩在棉花里，因为每一步走得短了，节奏却没变。",
            hoursAfter: 2,
            votes: 5,
            replies: [
              {
                by: "ada",
                body: "Then neither should lead. Let *distance* drive the animation, and let the frame drive the sound. One clock, two listeners: advance the walk cycle by pixels travelled, not by time.",
                hoursAfter: 4,
                votes: 12,
                replies: [
                  {
                    by: "bo-haugland",
                    body: "Oh. Then the feet stop sliding as well. I have been drawing dust puffs for two years to hide that.",
                    hoursAfter: 5,
                    votes: 11,
                    replies: [
                      {
                        by: "yusheng",
                        body: "试好了：一圈 26 像素最顺，上坡 20。风推的时候不走圈，改放鞋底拖地的声音。灰尘可以退休了。",
                        hoursAfter: 30,
                        votes: 10,
                        replies: [
                          { by: "bo-haugland", body: "The dust stays. It has friends now.", hoursAfter: 31, votes: 12 },
                        ],
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
        by: "farah",
        body: "As a listener: I believe a walk when the *silences* are uneven. People hesitate at doors. Could the first step after stopping come a little late?",
        hoursAfter: 8,
        votes: 9,
        replies: [{ by: "yusheng", body: "第一步晚 60 毫秒，像想了一下。好，留着。", hoursAfter: 32, votes: 8 }],
      },
    ],
  },
  {
    board: "pixel-games",
    kind: "discussion",
    by: "bo-haugland",
    title: "One-room jam: 48 hours, one room, no text. Log your room here / 一间屋子的四十八小时",
    poll: {
      kind: "ranked", question: "The theme of the next jam / 下一期的主题", results: "ended", endedAfterDays: 4,
      options: ["A door / 一扇门", "Two buttons / 两个按键", "Only sound / 只有声音", "No enemies / 没有敌人"],
      ballots: { ilse: [1, 4], qing: [1, 4], xiaoman: [1, 2], yusheng: [1], farah: [3, 4], ada: [3, 4], tomas: [2, 4, 3], wenling: [2, 4], kes: [4, 2] },
    },
    body: `Not a challenge with prizes, only a weekend. The rules fit in the room:

- One screen, no scrolling.
- No text anywhere, also not in the menu.
- It ends. A player can finish it.

Post a line at the start, one in the middle when all is lost, and one at the end.

一屏，无字，有结局。开始、崩溃、结束，各写一行就行。`,
    tags: ["jam", "one-room", "限时"],
    daysAgo: 30,
    votes: 9,
    replies: [
      {
        by: "xiaoman",
        body: "开始：一个浴室，一只鸭子，水龙头没关。",
        hoursAfter: 2,
        votes: 6,
        replies: [
          { by: "xiaoman", body: "崩溃：水不会停。不是设计，是真的不会停。", hoursAfter: 23, votes: 10 },
          { by: "xiaoman", body: "结束：水满了，鸭子浮上来，从窗户走了。问题变成了结局。", hoursAfter: 46, votes: 13 },
        ],
      },
      {
        by: "ada",
        body: "Start: a waiting room whose clock is right. Middle: the player must wait eleven real minutes and everyone who tests it leaves. End: leaving is now the ending.",
        hoursAfter: 44,
        votes: 12,
        replies: [{ by: "farah", body: "I stayed. At minute nine the plant moved. You did not tell anybody about the plant.", hoursAfter: 60, votes: 11 }],
      },
      { by: "farah", body: "Start: a kitchen, a letter, a stove. Middle: no text, and my story is about a letter. End: she burns it unread. The constraint wrote a better plot than I did.", hoursAfter: 47, votes: 12 },
    ],
  },
];
