import type { StoryTopic } from "./types";

export const nightReading: StoryTopic[] = [
  {
    board: "night-reading",
    kind: "discussion",
    by: "yusheng",
    title: "短稿：末班车的报站员",
    body: `**想让读者留意**：第三段是不是太早说破了。

---

末班车上只有我和报站员。报站员是一段录音，女声，报了九年，路改了两次，站名换过四个，都是后来补录的。听得出来：别的站她说得不紧不慢，补录的四站，她的嗓子低了一点，像刚跟人说完话。

「下一站，纺织新村。」

纺织新村早拆了，站牌立在一片围挡前面。车照停，门照开，没有人上，也没有人下。司机等够了秒数，关门。我问他为什么不跳过去，他说，她报了，就得停。

我在终点站下车。司机熄了火，车厢里的灯一排一排灭掉。他没有马上走，坐在暗里，把报站器又按了一遍，从头开始，一站一站。

到第七站，补录的那个，他跟着说了一句。

声音是一样的低。`,
    tags: ["短稿", "求读"],
    daysAgo: 13,
    votes: 9,
    replies: [
      {
        by: "farah",
        body: "Sentence I kept: *she announced it, so we have to stop.* Where I wandered: nowhere, it is a page. After the last line I thought he had recorded with her in the room, and then I thought, no, he was who she had just been talking to.",
        hoursAfter: 5,
        votes: 8,
        replies: [{ by: "yusheng", body: "第二个。谢谢你走到了那里。", hoursAfter: 6, votes: 6 }],
      },
      {
        by: "qing",
        body: "记住的是灯一排一排灭。走神在「路改了两次」那里，数字多了一个。最后一行之后在想：他每天晚上都这样吗，还是只因为今天车上有人。",
        hoursAfter: 9,
        votes: 7,
        replies: [{ by: "yusheng", body: "「路改了两次」删。第二个问题我也不知道，不知道就先留着。", hoursAfter: 10, votes: 5 }],
      },
    ],
  },
  {
    board: "night-reading",
    kind: "discussion",
    by: "farah",
    title: "Draft: The Weighing Room",
    body: `**Please watch for:** whether you see the scale before I name it.

---

Every Thursday my grandfather weighed the letters. He did not have to; the post office had its own way of knowing. But he had been a customs man for thirty-one years, and he liked a thing to confess before it travelled.

He set each envelope on the brass plate and we waited for the arm to make up its mind. *Twenty grams*, he would say, *and she has used two sheets to say it.* Or: *Eleven. He is angry.* He was never told whether he was right, so he never was wrong.

When my mother's letters started to come from the other side, he weighed those too, before opening them. Eighteen. Sixteen. Twelve. I was eight, and proud to be the one who wrote the numbers down.

The last one he held for a while. Then he gave it to me, still closed, and took the brass plate off its pin and put it in his pocket, as a man does who has shut up his shop.

"You tell me," he said. "What does it weigh?"`,
    tags: ["draft", "short-story"],
    daysAgo: 3,
    votes: 10,
    replies: [
      {
        by: "yusheng",
        body: "记住「它得先招供再上路」。秤在「等那根杆拿定主意」那里就看见了，不用写黄铜。最后一行之后，我在想那封信到底拆没拆。别告诉我。",
        hoursAfter: 4,
        votes: 8,
        replies: [{ by: "farah", body: "I will never tell you, because I would have to know.", hoursAfter: 6, votes: 9 }],
      },
      {
        by: "tomas",
        body: "Kept: *Eleven. He is angry.* I drifted at \"from the other side\", because for one second I thought of ghosts. Perhaps you want that second. Afterwards I went and held an envelope.",
        hoursAfter: 12,
        votes: 7,
      },
      { by: "lin-zhao", body: "十八、十六、十二，三个数把一个人写瘦了。", hoursAfter: 15, votes: 10 },
    ],
  },
];
