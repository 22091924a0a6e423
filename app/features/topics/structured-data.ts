import { textOfHtml } from "~/kernel/text";
import type { PostView } from "~/features/posts/types";
import { topicHref, type TopicPage } from "./types";

/** How much of a text those who index it are told, in characters. */
const textMax = 1_000;

/**
 * What a topic's page is about, for those who index it: a question with its answers (schema.org's QAPage), or a discussion
 * (DiscussionForumPosting). Tells no more than the page itself shows.
 */
export function structuredData({ topic, opening, posts }: Pick<TopicPage, "topic" | "opening" | "posts">, origin: string): object {
  const url = origin + topicHref(topic);
  const shown = posts.filter((post) => post.state === "visible");
  const about = { url, author: person(topic.author, origin), datePublished: opening.createdAt, ...(opening.editedAt ? { dateModified: opening.editedAt } : {}), text: textOf(opening.bodyHtml) };
  if (topic.kind !== "question") {
    return {
      "@context": "https://schema.org", "@type": "DiscussionForumPosting", headline: topic.title, ...about, mainEntityOfPage: url, keywords: topic.tags,
      isPartOf: { "@type": "WebPage", name: topic.board.name, url: `${origin}/boards/${topic.board.slug}` },
      interactionStatistic: [counter("LikeAction", topic.score), counter("CommentAction", topic.replyCount)],
      comment: shown.map((post) => ({ "@type": "Comment", ...said(post, origin) })),
    };
  }
  const answers = shown.filter((post) => post.kind === "answer");
  const accepted = answers.find((post) => post.accepted);
  return {
    "@context": "https://schema.org", "@type": "QAPage",
    mainEntity: {
      "@type": "Question", name: topic.title, ...about, keywords: topic.tags, answerCount: topic.replyCount, upvoteCount: topic.score, ...(topic.closed ? { creativeWorkStatus: "Closed" } : {}),
      ...(accepted ? { acceptedAnswer: answer(accepted, origin) } : {}), suggestedAnswer: answers.filter((post) => post !== accepted).map((post) => answer(post, origin)),
    },
  };
}

const answer = (post: PostView, origin: string): object => ({ "@type": "Answer", ...said(post, origin) });

function said(post: PostView, origin: string): object {
  return { text: textOf(post.bodyHtml), datePublished: post.createdAt, upvoteCount: post.score, url: `${origin}/posts/${post.id}`, ...(post.author ? { author: person(post.author, origin) } : {}) };
}

function person({ displayName, handle }: { displayName: string; handle: string }, origin: string): object {
  return { "@type": "Person", name: displayName, url: `${origin}/members/${handle}` };
}

function counter(type: string, count: number): object {
  return { "@type": "InteractionCounter", interactionType: `https://schema.org/${type}`, userInteractionCount: Math.max(0, count) };
}

/** The words of baked HTML, as many as are told. */
function textOf(html: string): string {
  return [...textOfHtml(html).slice(0, 2 * textMax)].slice(0, textMax).join("");
}
