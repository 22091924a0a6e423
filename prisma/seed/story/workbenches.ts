import type { StoryTopic } from "./types";

export const workbenches: StoryTopic[] = [
  {
    board: "workbenches",
    kind: "question",
    by: "kes",
    title: "Third floor, rented, light bench: how do I keep it from walking?",
    body: `I have a folding bench, 22 kg, on old parquet. When I plane, it walks to the door like a dog that heard keys. I may not screw anything into wall or floor, and the landlord weighs every bag of sand with his eyes.

I plane small things only: frame stock, 40 cm at most. What would you do before buying a heavier bench?`,
    tags: ["bench", "apartment", "planing"],
    daysAgo: 1.9,
    votes: 6,
    replies: [
      {
        by: "tomas",
        body: "Push in the other direction. Stand the short end against the wall with a board and a blanket between, and always plane *toward* the wall. The building weighs more than 22 kg and it asks for no rent.",
        hoursAfter: 2,
        votes: 10,
        replies: [
          { by: "kes", body: "It holds. The wall is shared, so I plane until nine.", hoursAfter: 30, votes: 3 },
          { by: "yusheng", body: "把毯子换成一块瑜伽垫，墙那边就听不见了。我量过。", hoursAfter: 40, votes: 6 },
        ],
      },
      {
        by: "nora",
        body: "Put weight low: two drawers on the bottom shelf, filled with what you own anyway (tools, tiles, water bottles). Thirty kilos there do more than thirty on top. And take thinner shavings; a bench walks for the same reason a sled does.",
        hoursAfter: 6,
        votes: 7,
        replies: [{ by: "kes", body: "My complete photo books weigh 34 kg. For once they support my work.", hoursAfter: 31, votes: 8 }],
      },
      {
        by: "wenling",
        body: "脚底下垫软木片，不要用毛毡。毛毡是给搬家用的，本来就是为了滑。",
        hoursAfter: 9,
        votes: 6,
      },
    ],
  },
  {
    board: "workbenches",
    kind: "discussion",
    by: "wenling",
    title: "台面高 86 厘米，我错了十年",
    body: `学徒时师傅的台子高 86 cm，我就做 86 cm。他一米八二，我一米六七。

上个月腰疼，锯短了 9 cm。刨起来整个人压得上去，一天下来肩不酸了。可是划线、锯燕尾又太低，要弯着看。

现在的办法：台子留 77，另做一只 18 cm 高的小台，夹在大台上，专做细活。两样都对了，就是多了一样东西要收。

你们多高，台子多高，主要做什么？报个数吧。`,
    tags: ["台面高度", "人体", "工作台"],
    daysAgo: 49,
    votes: 9,
    replies: [
      {
        by: "nora",
        body: "1.74 m, bench 84, mostly casework. For planing I want it lower, for sawing higher, so it is wrong for everything by the same amount. I call that balance.",
        hoursAfter: 3,
        votes: 8,
        replies: [
          {
            by: "wenling",
            body: "「对什么都差一样多」，这就是中庸。",
            hoursAfter: 4,
            votes: 10,
            replies: [
              {
                by: "nora",
                body: "Had to look it up. It says the mean is hard to keep for even one month. I have kept it since 2016, mostly by not owning a saw for table legs.",
                hoursAfter: 6,
                votes: 7,
                replies: [{ by: "wenling", body: "借你我的锯。锯完你就回不去了。", hoursAfter: 7, votes: 9 }],
              },
            ],
          },
        ],
      },
      {
        by: "tomas",
        body: "1.79 m. No bench: a shaving horse, seat at 48. Your back cannot be wrong if you are sitting on the vise.",
        hoursAfter: 11,
        votes: 7,
      },
      {
        by: "xiaoman",
        body: "一米六一，餐桌 75。本来以为是将就，看完发现居然正好。",
        hoursAfter: 16,
        votes: 9,
        replies: [{ by: "wenling", body: "餐桌最好的地方是吃饭前必须收干净。", hoursAfter: 17, votes: 8 }],
      },
      {
        by: "kes",
        body: "1.88 m, folding bench at 78. I have been blaming the camera bag.",
        hoursAfter: 200,
        votes: 5,
      },
    ],
  },
  {
    board: "workbenches",
    kind: "discussion",
    by: "nora",
    title: "One vise or two? Confess the one you never use",
    poll: {
      kind: "multiple", question: "Which vises does your bench have? / 你的工作台上有哪些台钳？", results: "always",
      options: ["Face vise / 前台钳", "Tail vise / 尾钳", "Leg vise / 腿钳", "Holdfasts, no vise / 只用压铁"],
      ballots: { ilse: [1, 2], qing: [3], xiaoman: [1], yusheng: [4], farah: [1, 4] },
    },
    body: `I fitted a tail vise in 2019. It took three weekends, two screws and a friend who no longer answers. I use it as a shelf for the glue bottle.

The leg vise, which took an afternoon, does everything.

Tell me which vise, dog, holdfast or clever wagon you built and then forgot, so that someone planning a first bench can save the weekends.`,
    tags: ["vise", "bench", "holdfast"],
    daysAgo: 63,
    votes: 8,
    replies: [
      {
        by: "tomas",
        body: "A row of 22 dog holes. I use two. The other twenty collect pencil ends, which I suppose is a service.",
        hoursAfter: 4,
        votes: 9,
      },
      {
        by: "wenling",
        body: "后端的台钳，一年用两次，都是别人来借地方。换成一块带缺口的挡板加一根绳，脚一踩就夹住，快得多。",
        hoursAfter: 9,
        votes: 8,
        replies: [{ by: "nora", body: "A rope and a foot. Three weekends, and it was a rope and a foot.", hoursAfter: 10, votes: 11 }],
      },
      { by: "bo-haugland", body: "Planning my first bench and deleting lines from the drawing as I read. It is down to a plank and a wall.", hoursAfter: 21, votes: 8 },
    ],
  },
];
