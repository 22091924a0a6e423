import * as answerers from "./answerers";
import * as boards from "./boards";
import * as bookmarks from "./bookmarks";
import * as discovery from "./discovery";
import * as drafts from "./drafts";
import * as edits from "./edit-suggestions";
import type { Endpoint } from "./endpoint";
import * as follows from "./follows";
import * as me from "./me";
import * as members from "./members";
import * as polls from "./polls";
import * as posts from "./posts";
import * as questions from "./questions";
import * as reactions from "./reactions";
import * as session from "./session";
import * as signUp from "./sign-up";
import * as staff from "./staff";
import * as states from "./topic-states";
import * as saved from "./saved-searches";
import * as search from "./search";
import * as searchLog from "./search-log";
import * as suggestions from "./suggestions";
import * as acts from "./topic-acts";
import * as tags from "./tags";
import * as topics from "./topics";
import * as uploads from "./uploads";

/** The table of contents of the API: every endpoint, one line each. */
export const endpoints: readonly Endpoint[] = [
  // signing up and in
  signUp.signUp, // POST /members
  signUp.verify, // POST /members/verifications
  signUp.requestReset, // POST /password-resets
  signUp.reset, // PUT /password-resets/:token
  signUp.listMails, // GET /mails
  session.signIn, // POST /session
  session.signOut, // DELETE /session
  // oneself
  me.getMe, // GET /me
  me.changeMe, // PATCH /me
  me.changeMyPassword, // PUT /me/password
  me.putAvatar, // PUT /me/avatar
  me.deleteAvatar, // DELETE /me/avatar
  me.listSessions, // GET /me/sessions
  me.endOtherSessions, // DELETE /me/sessions
  me.endOneSession, // DELETE /me/sessions/:id
  me.listTokens, // GET /me/tokens
  me.makeToken, // POST /me/tokens
  me.endToken, // DELETE /me/tokens/:id
  discovery.getWeights, // GET /me/feed-weights
  discovery.putWeights, // PUT /me/feed-weights
  discovery.getNews, // GET /me/news
  // members
  members.directory, // GET /members
  members.getMember, // GET /members/:handle
  members.staffDirectory, // GET /staff/members
  members.grantRole, // PUT /members/:handle/roles/:role
  members.takeRole, // DELETE /members/:handle/roles/:role
  members.putTrust, // PUT /members/:handle/trust
  members.putStanding, // PUT /members/:handle/standing
  // boards and groups
  boards.allBoards, // GET /boards
  boards.makeBoard, // POST /boards
  boards.getBoard, // GET /boards/:slug
  boards.editBoard, // PATCH /boards/:slug
  boards.addModerator, // PUT /boards/:slug/moderators/:handle
  boards.removeModerator, // DELETE /boards/:slug/moderators/:handle
  boards.allGroups, // GET /groups
  boards.makeGroup, // POST /groups
  boards.addToGroup, // PUT /groups/:slug/members/:handle
  boards.removeFromGroup, // DELETE /groups/:slug/members/:handle
  // topics
  topics.allTopics, // GET /topics
  topics.openTopic, // POST /topics
  topics.getTopic, // GET /topics/:id
  topics.editTopic, // PATCH /topics/:id
  topics.deleteTopic, // DELETE /topics/:id
  discovery.getRelated, // GET /topics/:id/related
  states.lock, // PUT /topics/:id/lock
  states.unlock, // DELETE /topics/:id/lock
  states.pin, // PUT /topics/:id/pin
  states.unpin, // DELETE /topics/:id/pin
  states.move, // PUT /topics/:id/board
  states.read, // PUT /topics/:id/reading
  states.accept, // PUT /topics/:id/acceptance
  states.unaccept, // DELETE /topics/:id/acceptance
  questions.close, // PUT /topics/:id/closing
  questions.reopen, // DELETE /topics/:id/closing
  questions.putSame, // PUT /topics/:id/same-question
  questions.deleteSame, // DELETE /topics/:id/same-question
  acts.putSlowMode, // PUT /topics/:id/slow-mode
  acts.putTimer, // PUT /topics/:id/timers/:timer
  acts.deleteTimer, // DELETE /topics/:id/timers/:timer
  acts.putPublication, // PUT /topics/:id/publication
  acts.moveSome, // POST /topics/:id/moved-posts
  acts.split, // POST /topics/:id/split
  acts.merge, // POST /topics/:id/merge
  // who can answer
  answerers.getAnswerers, // GET /topics/:id/answerers
  answerers.putInvitation, // PUT /topics/:id/invitations/:handle
  answerers.myInvitations, // GET /me/invitations
  // edits suggested by others
  edits.suggest, // POST /posts/:id/suggestions
  edits.ofPost, // GET /posts/:id/suggestions
  edits.mine, // GET /me/suggestions
  edits.toDecide, // GET /edit-suggestions
  edits.getOne, // GET /edit-suggestions/:id
  edits.decide, // PUT /edit-suggestions/:id/decision
  edits.withdraw, // DELETE /edit-suggestions/:id
  // polls
  polls.putPoll, // PUT /topics/:id/poll
  polls.getPoll, // GET /polls/:id
  polls.deletePoll, // DELETE /polls/:id
  polls.addPollOption, // POST /polls/:id/options
  polls.putBallot, // PUT /polls/:id/ballot
  polls.deleteBallot, // DELETE /polls/:id/ballot
  polls.putEnd, // PUT /polls/:id/end
  polls.getRecord, // GET /polls/:id/record
  // posts
  posts.topicPosts, // GET /topics/:id/posts
  posts.writePost, // POST /topics/:id/posts
  posts.getPost, // GET /posts/:id
  posts.changePost, // PATCH /posts/:id
  posts.removePost, // DELETE /posts/:id
  posts.revisions, // GET /posts/:id/revisions
  posts.restoreRevision, // POST /posts/:id/revisions/restoration
  posts.vote, // PUT /posts/:id/vote
  questions.putStale, // PUT /posts/:id/stale-mark
  questions.deleteStale, // DELETE /posts/:id/stale-mark
  reactions.putReaction, // PUT /posts/:id/reactions/:kind
  reactions.deleteReaction, // DELETE /posts/:id/reactions/:kind
  posts.putPostState, // PUT /posts/:id/state
  posts.restore, // PUT /posts/:id/restoration
  posts.preview, // POST /preview
  bookmarks.putBookmark, // PUT /posts/:id/bookmark
  bookmarks.deleteBookmark, // DELETE /posts/:id/bookmark
  bookmarks.allBookmarks, // GET /bookmarks
  follows.allFollows, // GET /follows
  follows.putFollow, // PUT /follows/:type/:subject
  follows.deleteFollow, // DELETE /follows/:type/:subject
  discovery.getTrends, // GET /trends
  discovery.getBest, // GET /weekly-best
  // tags
  tags.allTags, // GET /tags
  tags.getTag, // GET /tags/:name
  tags.describe, // PATCH /tags/:name
  tags.revisions, // GET /tags/:name/revisions
  tags.restoreRevision, // POST /tags/:name/revisions/restoration
  tags.putSynonym, // PUT /tags/:name/synonyms/:alias
  tags.deleteSynonym, // DELETE /tags/:name/synonyms/:alias
  tags.merge, // POST /tags/:name/merge
  tags.rename, // PUT /tags/:name/name
  tags.allGroups, // GET /tag-groups
  tags.makeGroup, // POST /tag-groups
  tags.editGroup, // PATCH /tag-groups/:slug
  tags.removeGroup, // DELETE /tag-groups/:slug
  // what is being written
  search.search, // GET /search
  search.state, // GET /staff/search
  search.rebuild, // POST /staff/search/rebuild
  search.suggest, // GET /search/suggestions
  saved.allSaved, // GET /me/saved-searches
  saved.save, // POST /me/saved-searches
  saved.change, // PATCH /me/saved-searches/:id
  saved.remove, // DELETE /me/saved-searches/:id
  suggestions.members, // GET /suggestions/members
  suggestions.tags, // GET /suggestions/tags
  suggestions.tagsForText, // POST /suggestions/for-text
  suggestions.similar, // GET /topics/similar
  drafts.allDrafts, // GET /drafts
  drafts.getDraft, // GET /drafts/:key
  drafts.putDraft, // PUT /drafts/:key
  drafts.deleteDraft, // DELETE /drafts/:key
  uploads.upload, // POST /uploads
  // looking after the place
  staff.sendReport, // POST /reports
  staff.reports, // GET /reports
  staff.decide, // PUT /reports/:id/decision
  staff.heldPosts, // GET /held-posts
  staff.audit, // GET /audit
  questions.figures, // GET /questions/figures
  searchLog.figures, // GET /search-log
  staff.deliveries, // GET /deliveries
  staff.retry, // POST /deliveries/:id/retry
];
