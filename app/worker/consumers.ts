import { endSessionsOnRoleChange } from "~/features/accounts/end-sessions.server";
import { sendLinkMail } from "~/features/accounts/send-link-mails.server";
import { mailInvitation } from "~/features/answerers/mail-invitation.server";
import { mailReminder } from "~/features/bookmarks/remind.server";
import { refreshBoardCounts } from "~/features/boards/refresh-counts.server";
import { previewLinks } from "~/features/links/preview-links.server";
import { mailAsker } from "~/features/questions/remind-askers.server";
import { refreshRelatedOf } from "~/features/related/refresh-related.server";
import { mailNews } from "~/features/saved-searches/mail-news.server";
import { moveTag } from "~/features/tags/move-tag.server";
import { feedTopicsOf } from "~/features/search-index/feed.server";
import { indexTopicsOf } from "~/features/search/write-documents.server";
import { countTagsOf, sumUpTagsOf } from "~/features/tags/refresh-tags.server";
import { refreshHotOf } from "~/features/topics/refresh-hot.server";
import type { Consumer } from "./consumer";

/** Who hears of what. The manifest: one entry a consumer, in the order they are served. */
export const consumers: readonly Consumer[] = [
  { name: "link-mails", mode: "single", interestedIn: ["sign-up.requested", "password-reset.requested"], take: sendLinkMail },
  { name: "reminder-mails", mode: "single", interestedIn: ["bookmark.due"], take: mailReminder },
  { name: "invitation-mails", mode: "single", interestedIn: ["question.invited"], take: mailInvitation },
  { name: "acceptance-mails", mode: "single", interestedIn: ["question.acceptance-due"], take: mailAsker },
  { name: "saved-search-mails", mode: "single", interestedIn: ["saved-search.news-due"], take: mailNews },
  { name: "role-sessions", mode: "single", interestedIn: ["member.role-changed"], take: endSessionsOnRoleChange },
  { name: "board-counts", mode: "batch", size: 500, interestedIn: ["topic.created", "topic.moved", "topic.merged", "posts.moved", "post.state-changed"], take: refreshBoardCounts },
  {
    name: "hot-rank", mode: "batch", size: 500,
    interestedIn: ["topic.created", "topic.moved", "posts.moved", "post.created", "post.state-changed", "vote.cast"], take: refreshHotOf,
  },
  { name: "tag-counts", mode: "batch", size: 500, interestedIn: ["topic.created", "topic.edited", "topic.moved", "topic.merged", "posts.moved", "post.state-changed", "board.changed"], take: countTagsOf },
  { name: "tag-leaders", mode: "batch", size: 500, interestedIn: ["vote.cast", "topic.edited", "topic.moved", "topic.merged", "posts.moved", "post.state-changed", "board.changed"], take: sumUpTagsOf },
  { name: "tag-moves", mode: "single", pace: "slow", interestedIn: ["tag.merged", "tag.renamed"], take: moveTag },
  {
    name: "search-documents", mode: "batch", size: 500,
    interestedIn: ["topic.edited", "topic.moved", "topic.merged", "posts.moved", "post.state-changed"], take: indexTopicsOf,
  },
  {
    name: "search-feed", mode: "batch", size: 500, pace: "slow", isWanted: (ctx) => ctx.ports.indexer !== null,
    interestedIn: [
      "topic.created", "topic.edited", "topic.moved", "topic.merged", "posts.moved", "post.created", "post.edited", "post.state-changed", "vote.cast", "answer.accepted", "answer.unaccepted", "question.closed", "question.reopened",
    ],
    take: feedTopicsOf,
  },
  {
    name: "related-topics", mode: "batch", size: 50, pace: "slow",
    interestedIn: ["topic.created", "topic.edited", "topic.moved", "topic.merged", "post.state-changed"], take: refreshRelatedOf,
  },
  {
    name: "link-previews", mode: "batch", size: 20, pace: "slow",
    interestedIn: ["post.created", "post.edited", "post.state-changed", "topic.moved", "posts.moved"], take: previewLinks,
  },
];
