import type { StoryTopic } from "./types";

export const committee: StoryTopic[] = [
  {
    board: "committee",
    kind: "discussion",
    by: "zhou",
    title: "新人第一帖，二十四小时内要有人回：谁来值班",
    body: `**决定**：试行四周。每天一人值班，职责只有一条：让当天每个新人的第一帖至少有一条像样的回复。

理由：翻了最近三个月，第一帖一天内有人回的，六成在一个月后还在；没人回的，两成。这不说明是回复让人留下来的，可能本来就是好问题才有人回。所以先试四周，再看。

| 日 | 值班 |
|---|---|
| 一、四 | 青 |
| 二、五 | Nora |
| 三 | Tomás |
| 六 | Ada |
| 日 | 周棠 |

「像样」的意思：不是欢迎词，是对他写的东西说了一句具体的话。

Minutes: four-week trial, one person a day, one specific sentence under every first post.`,
    tags: ["新人", "值班"],
    daysAgo: 17,
    votes: 4,
    replies: [
      {
        by: "nora",
        body: "Fine by me. One wish: if I cannot answer the question, asking a good one back should count.",
        hoursAfter: 3,
        votes: 4,
        replies: [{ by: "zhou", body: "算。追问一句「泥是什么泥」比十个欢迎都管用。", hoursAfter: 4, votes: 3 }],
      },
      {
        by: "tomas",
        body: "Can we split the comparison by board? Ceramics answers everybody anyway, and it may carry the whole number.",
        hoursAfter: 20,
        votes: 3,
        replies: [
          {
            by: "ada",
            body: "Yes. I will keep a few boards without a duty roster for the four weeks, drawn by lot, so there is something to compare with.",
            hoursAfter: 22,
            votes: 3,
          },
        ],
      },
    ],
  },
];
