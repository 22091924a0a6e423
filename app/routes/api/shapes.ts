import { z } from "zod";
import { timerActs, topicActNames } from "~/features/topics/types";
import { followLevels, followSubjects } from "~/features/follows/types";
import { reactionKinds } from "~/features/reactions/types";
import { scopes } from "~/kernel/actor";
import { altTexts, reviewPolicies, topicKinds, visibilities } from "~/features/boards/types";
import { fileKinds } from "~/features/files/types";
import { draftFieldsSchema } from "~/features/drafts/schema";
import { closingReasons } from "~/features/questions/types";
import { deciderPowers, suggestionStates } from "~/features/edit-suggestions/types";
import { suggestionReasons } from "~/features/tags/types";
import { postStates } from "~/features/posts/types";
import { recordSchema, tallySchema } from "~/features/polls/record-schema";
import { breakdownNames, pollKinds, resultTimes, secrecies } from "~/features/polls/types";
import { reportReasons } from "~/features/reports/types";

// What the API answers: the views of the features, field by field, so that nothing else can slip out.

export const id = z.string();
export const time = z.iso.datetime();
export const count = z.int();
const trust = z.int().min(0).max(4);
const named = z.strictObject({ handle: z.string(), displayName: z.string() });
const roleGrants = z.array(z.strictObject({ role: z.string(), board: z.string().nullable() }));
const postKind = z.enum(["opening", "reply", "answer", "comment"]);

export const author = z
  .strictObject({ id, handle: z.string(), displayName: z.string(), avatarUrl: z.string().nullable(), isStaff: z.boolean() })
  .meta({ id: "Author" });

const profile = { id, handle: z.string(), displayName: z.string(), bio: z.string(), website: z.string(), avatarUrl: z.string().nullable(), trust, joinedAt: time };

export const account = z
  .strictObject({ ...profile, email: z.string(), roles: roleGrants, locale: z.string().nullable(), theme: z.string(), timeZone: z.string(), takesInvitations: z.boolean(), acceptanceReminders: z.boolean() })
  .meta({ id: "Account" });

export const member = z
  .strictObject({ ...profile, roles: z.array(z.string()), topicCount: count, postCount: count, imported: z.boolean(), sourceUrl: z.string().nullable() })
  .meta({ id: "Member" });

export const memberCard = z.strictObject({ ...author.shape, bio: z.string(), joinedAt: time }).meta({ id: "MemberCard" });

export const memberRow = z
  .strictObject({
    id, handle: z.string(), displayName: z.string(), email: z.string().nullable(), trust, state: z.string(), imported: z.boolean(), roles: roleGrants, joinedAt: time,
  })
  .meta({ id: "MemberRow" });

export const session = z
  .strictObject({ id, device: z.string(), createdAt: time, lastSeenAt: time, expiresAt: time, current: z.boolean() })
  .meta({ id: "Session" });

export const token = z
  .strictObject({ id, name: z.string(), prefix: z.string(), scopes: z.array(z.enum(scopes)), createdAt: time, expiresAt: time, lastUsedAt: time.nullable() })
  .meta({ id: "Token" });

export const mail = z.strictObject({ id, to: z.string(), subject: z.string(), text: z.string(), createdAt: time }).meta({ id: "Mail" });

export const board = z
  .strictObject({
    id, slug: z.string(), name: z.string(), description: z.string(), hue: z.int(), depth: z.int(), parent: z.string().nullable(),
    topicKinds: z.array(z.enum(topicKinds)), requiredTags: z.array(z.string()), requiredTagGroups: z.array(z.string()), altText: z.enum(altTexts), fileKinds: z.array(z.enum(fileKinds)), visibility: z.enum(visibilities), minTrust: trust,
    reviewPolicy: z.enum(reviewPolicies), topicCount: count,
  })
  .meta({ id: "Board" });

export const boardDetail = z
  .strictObject({
    ...board.shape, guidelines: z.string(), guidelinesHtml: z.string(), template: z.string(), groups: z.array(z.string()), version: z.int(),
    position: z.int(), moderators: z.array(named),
  })
  .meta({ id: "BoardDetail" });

export const group = z.strictObject({ id, slug: z.string(), name: z.string(), memberCount: z.int(), members: z.array(named) }).meta({ id: "Group" });

/** How many feel that way about a post, and whether the reader is among them. */
export const reaction = z.strictObject({ kind: z.enum(reactionKinds), count: z.int(), mine: z.boolean() }).meta({ id: "Reaction" });

export const post = z
  .strictObject({
    id, topicId: id, kind: postKind, parentId: id.nullable(), depth: z.int(), author: author.nullable(), bodyHtml: z.string(), body: z.string().nullable(),
    state: z.enum(postStates), stateReason: z.string().nullable(), heldFor: z.array(z.string()), score: z.int(),
    myVote: z.union([z.literal(-1), z.literal(0), z.literal(1)]), createdAt: time, editedAt: time.nullable(), version: z.int(),
    imported: z.boolean(), sourceUrl: z.string().nullable(), accepted: z.boolean(), canEdit: z.boolean(),
    stale: z.strictObject({ at: time, reason: z.string() }).nullable(), reactions: z.array(reaction), bookmarked: z.boolean(), muted: z.boolean(),
    helpedBy: named.nullable(), suggestions: count,
  })
  .meta({ id: "Post", description: "A tombstone has no author and no text. `body`, the source, is there for who may edit. `helpedBy`: whose suggested edit was approved last. `suggestions` that wait are told to author and staff." });

const topicFields = {
  id, slug: z.string(), url: z.url(), kind: z.enum(topicKinds), title: z.string(), tags: z.array(z.string()),
  board: z.strictObject({ slug: z.string(), name: z.string(), hue: z.int() }), author, score: z.int(), replyCount: count,
  createdAt: time, lastActivityAt: time, pinned: z.boolean(), locked: z.boolean(), solved: z.boolean(), closed: z.boolean(), sameCount: count, unread: z.boolean(),
  newReplies: count.nullable(), imported: z.boolean(),
};

export const topicCard = z.strictObject({ ...topicFields, excerpt: z.string(), lastPoster: named.nullable() }).meta({ id: "TopicCard" });

/** Something done to a topic; `by` is null when the clock did it. */
const topicAct = z
  .strictObject({ id, act: z.enum(topicActNames), by: z.strictObject({ handle: z.string(), displayName: z.string() }).nullable(), reason: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])), at: time })
  .meta({ id: "TopicAct" });

const closingReason = z.enum(closingReasons);
const bestAnswer = z.strictObject({ id, excerpt: z.string(), accepted: z.boolean() });
const otherQuestion = z.strictObject({ id, slug: z.string(), title: z.string() });

const closing = z
  .strictObject({
    reason: closingReason.nullable(), note: z.string(), at: time, by: named.nullable(), votes: count, reopenAskedAt: time.nullable(),
    original: otherQuestion.extend({ solved: z.boolean(), replyCount: count, answer: bestAnswer.nullable() }).nullable(),
  })
  .meta({ id: "Closing", description: "Why a question takes no answers. `reason` is null when it repeats one you may not read." });

const question = z
  .strictObject({
    closing: closing.nullable(), duplicates: z.array(otherQuestion), same: z.boolean(), waitsForAcceptance: z.boolean(),
    votes: z.strictObject({ wanted: z.enum(["close", "reopen"]), byReason: z.partialRecord(closingReason, count), count, needed: count, mine: z.boolean() }).nullable(),
    can: z.strictObject({ close: z.enum(["act", "vote", "duplicate"]).nullable(), reopen: z.enum(["act", "vote"]).nullable(), same: z.boolean(), merge: z.boolean() }),
  })
  .meta({ id: "Question", description: "What there is to a question besides. `votes` to close or reopen it are told to those who have a part in it." });

export const closingOutcome = z
  .strictObject({ outcome: z.enum(["closed", "reopened", "voted", "withdrawn", "unchanged"]), votes: count, needed: count, question: question.nullable() })
  .meta({ id: "ClosingOutcome", description: "Whether it was done, or is one vote nearer." });

const share = z.number().min(0).max(1).nullable();
const seconds = count.nullable();
const ofBoard = z.strictObject({ slug: z.string(), name: z.string() });

const questionFigure = z
  .strictObject({ board: ofBoard.nullable(), asked: count, answered: count, accepted: count, answeredShare: share, acceptedShare: share, medianSeconds: seconds, p90Seconds: seconds, waiting: count })
  .meta({ id: "QuestionFigure", description: "`board` is null for all together. Seconds are those to the first answer by another." });

export const questionFigures = z
  .strictObject({
    days: count, total: questionFigure, boards: z.array(questionFigure),
    oldestWaiting: z.array(z.strictObject({ id, slug: z.string(), title: z.string(), url: z.url(), board: ofBoard, askedAt: time, sameCount: count })),
  })
  .meta({ id: "QuestionFigures" });

export const topic = z
  .strictObject({
    ...topicFields, state: z.enum(postStates), lockReason: z.string().nullable(), slowSeconds: z.int(), acts: z.array(topicAct), timers: z.array(z.strictObject({ act: z.enum(timerActs), at: time })),
    linkedFrom: z.array(z.strictObject({ id, slug: z.string(), title: z.string() })), acceptedPostId: id.nullable(), pollId: id.nullable(), lastReadPostId: id.nullable(), version: z.int(),
    sourceUrl: z.string().nullable(), source: z.string().nullable(), commentCount: count, question: question.nullable(),
    can: z.strictObject({ reply: z.boolean(), attach: z.array(z.enum(fileKinds)), edit: z.boolean(), moderate: z.boolean(), accept: z.boolean(), whyNotReply: z.string().nullable() }),
    opening: post,
  })
  .meta({ id: "Topic", description: "`version` is the opening post's: send it back with an edit." });

export const memberSuggestion = author.pick({ id: true, handle: true, displayName: true, avatarUrl: true }).meta({ id: "MemberSuggestion" });
export const tagSuggestion = z.strictObject({ tag: z.string(), count, alias: z.string().optional() }).meta({ id: "TagSuggestion", description: "`alias` is the synonym that fits what was typed." });
export const textTagSuggestion = z
  .strictObject({ tag: z.string(), reason: z.enum(suggestionReasons), alias: z.string().nullable() })
  .meta({ id: "TextTagSuggestion", description: "`reason`: it stands in the text (as `alias`, when that is not null), similar topics carry it, or it is common on the board." });

export const tagCard = z
  .strictObject({ name: z.string(), summary: z.string(), topics: count, createdAt: time, foundBy: z.string().nullable() })
  .meta({ id: "TagCard", description: "`foundBy` is the synonym a search found it by." });

const twoNames = z.strictObject({ en: z.string(), zh: z.string() });
const tagLeader = z.strictObject({ ...author.shape, score: z.int(), posts: count }).meta({ id: "TagLeader" });

export const tagDetail = z
  .strictObject({
    name: z.string(), summary: z.string(), body: z.string(), bodyHtml: z.string(), version: z.int(), topics: count, followers: count, createdAt: time, creator: named.nullable(),
    synonyms: z.array(z.string()), groups: z.array(z.strictObject({ slug: z.string(), name: twoNames })), related: z.array(z.string()),
    leaders: z.strictObject({ year: z.array(tagLeader), all: z.array(tagLeader) }), canDescribe: z.boolean(), follow: z.enum(followLevels).nullable(),
  })
  .meta({ id: "Tag", description: "Its numbers tell of what every guest may read. `version` is the description's." });

export const tagGroup = z
  .strictObject({ slug: z.string(), name: twoNames, oneOf: z.boolean(), tags: z.array(z.string()), version: z.int() })
  .meta({ id: "TagGroup", description: "`oneOf`: a topic carries at most one of its tags." });

export const tagRevision = z
  .strictObject({ version: z.int(), summary: z.string(), body: z.string(), editor: z.string(), editedAt: time, reason: z.string().nullable(), restored: z.int().nullable() })
  .meta({ id: "TagRevision" });

export const similarTopic = topicCard.pick({ id: true, slug: true, url: true, kind: true, title: true, board: true, replyCount: true, solved: true, closed: true }).extend({ answer: bestAnswer.nullable() }).meta({ id: "SimilarTopic", description: "`answer`: of a question, the one its readers see first." });

export const picture = z
  .strictObject({
    kind: z.literal("picture"), id, url: z.string(), width: z.int(), height: z.int(), moving: z.boolean(),
    variants: z.array(z.strictObject({ format: z.enum(["webp", "avif"]), width: z.int(), url: z.string() })),
  })
  .meta({ id: "Picture", description: "Encoded anew, upright, without metadata. AVIF variants follow within minutes." });

export const file = z
  .strictObject({ kind: z.enum(fileKinds), id, url: z.string(), name: z.string(), size: z.int() })
  .meta({ id: "File", description: "A file that is no picture, kept as it came. `size` in bytes; `name` without folders. Opened, it is saved under its name, never shown in place." });

export const answerers = z
  .strictObject({
    title: z.string(), left: count, invited: z.array(author),
    answerers: z.array(z.strictObject({ member: author, answers: count, accepted: count, tag: z.string().nullable(), lastAt: time, invited: z.boolean() })),
  })
  .meta({ id: "Answerers", description: "Who is likely to answer well, the best first, with the reason: `answers` under the question's tags, `tag` the one with most; null when they are of its board alone." });

export const invitation = z
  .strictObject({ topicId: id, slug: z.string(), title: z.string(), board: z.strictObject({ slug: z.string(), name: z.string() }), by: named, at: time, answered: z.boolean() })
  .meta({ id: "Invitation" });

const marks = z.array(z.strictObject({ option: z.int(), mark: z.int() }));
const voterClass = z.union([z.strictObject({ levels: z.array(trust) }), z.strictObject({ segment: z.enum(["in", "out"]) })]);

export const ballot = z
  .strictObject({ marks, receipt: z.string().nullable(), commitment: z.string().nullable() })
  .meta({ id: "Ballot", description: "`mark`: 1 for chosen, a place from 1, or a score. By the receipt of a secret poll its voter finds the ballot in the record; it is null in a public one." });

export const poll = z
  .strictObject({
    id, topicId: id, kind: z.enum(pollKinds), question: z.string(), options: z.array(z.strictObject({ option: z.int(), text: z.string(), picture: z.strictObject({ url: z.string(), alt: z.string() }).nullable() })),
    min: count, max: count, scoreMax: count, secrecy: z.enum(secrecies), results: z.enum(resultTimes), minTrust: trust, group: z.string().nullable(), breakdownsBy: z.array(z.enum(breakdownNames)), segment: z.string().nullable(),
    closesAt: time.nullable(), endedAt: time.nullable(), state: z.enum(["open", "closed", "ended"]), version: z.int(), hasVoted: z.boolean(), mine: ballot.nullable(), ballots: count.nullable(),
    result: z
      .strictObject({
        tally: tallySchema,
        breakdowns: z.array(z.strictObject({ by: z.enum(breakdownNames), options: z.array(z.int()), classes: z.array(z.strictObject({ of: voterClass, votes: z.array(count) })) })),
      })
      .nullable(),
    can: z.strictObject({ vote: z.boolean(), whyNotVote: z.string().nullable(), manage: z.boolean(), record: z.boolean() }),
  })
  .meta({ id: "Poll", description: "`result` and `ballots` are null while they are hidden from you. `closed`: over, and about to be counted for good." });

export const pollRecord = recordSchema.meta({ id: "PollRecord", description: "All ballots of an ended poll. `commitment` is the SHA-256 of four lines: kindling-ballot-1, the poll's id, the receipt, the ballot." });

export const draft = z
  .strictObject({ key: z.string(), fields: draftFieldsSchema, version: z.int(), updatedAt: time })
  .meta({ id: "Draft", description: "What a form held, as typed." });

export const draftCard = z
  .strictObject({ ...draft.omit({ fields: true }).shape, place: z.enum(["topic", "reply", "under", "edit"]), href: z.string().nullable(), about: z.string().nullable(), excerpt: z.string() })
  .meta({ id: "DraftCard", description: "`href` is the page to write on; null when that place is gone. `excerpt`: the first words." });

export const follow = z
  .strictObject({ type: z.enum(followSubjects), subject: z.string(), name: z.string(), href: z.string(), level: z.enum(followLevels), since: time })
  .meta({ id: "Follow", description: "`subject` is a topic's id, a board's slug, a tag or a handle." });

export const bookmarkCard = z
  .strictObject({
    postId: id, note: z.string(), remindAt: time.nullable(), due: z.boolean(), createdAt: time,
    post: z.strictObject({ kind: z.enum(["opening", "reply", "answer", "comment"]), topicId: id, title: z.string(), author: z.string(), excerpt: z.string() }).nullable(),
  })
  .meta({ id: "Bookmark", description: "`post` is null when it is gone or out of your sight. `due`: its time to be reminded has come." });

export const held = z.strictObject({ id, state: z.literal("held"), reasons: z.array(z.string()) }).meta({ id: "Held", description: "Stored, and waiting for review." });

export const postChange = z.strictObject({ id, topicId: id, state: z.enum(postStates), version: z.int() }).meta({ id: "PostChange" });

export const revision = z
  .strictObject({ version: z.int(), body: z.string(), title: z.string().nullable(), tags: z.array(z.string()), editedAt: time, editor: z.string(), reason: z.string().nullable(), restored: z.int().nullable(), approver: z.string().nullable(), improved: z.boolean() })
  .meta({ id: "Revision", description: "`approver`: who let it in, when the editor had suggested it; `improved`, with changes of their own." });

const suggestedText = z.strictObject({ title: z.string().nullable(), tags: z.array(z.string()), body: z.string() });

export const suggestionCard = z
  .strictObject({
    id, postId: id, topicId: id, kind: postKind, topicTitle: z.string(), board: z.strictObject({ slug: z.string(), name: z.string() }), state: z.enum(suggestionStates), version: z.int(), reason: z.string(),
    suggester: named, author: named, suggestedAt: time,
    decision: z.strictObject({ by: named, as: z.enum(deciderPowers), reason: z.string(), improved: z.boolean(), at: time }).nullable(),
  })
  .meta({ id: "EditSuggestionCard", description: "`outdated`: its post was changed meanwhile; suggest again to bring it up to date." });

export const suggestion = z
  .strictObject({ ...suggestionCard.shape, base: suggestedText, suggested: suggestedText, can: z.strictObject({ decide: z.boolean(), whyNotDecide: z.string().nullable(), waitSeconds: count, withdraw: z.boolean() }) })
  .meta({ id: "EditSuggestion", description: "`base` is the text it changes; title and tags are an opening post's." });

export const suggestionDecision = z.strictObject({ id, postId: id, state: z.enum(["approved", "rejected"]) }).meta({ id: "EditSuggestionDecision" });

const reportedPost = z.strictObject({
  type: z.literal("post"), id, topicId: id, topicTitle: z.string(), board: z.string(), author, bodyHtml: z.string(), state: z.string(), version: z.int(),
});
const reportedMember = z.strictObject({ type: z.literal("member"), id, handle: z.string(), displayName: z.string() });

export const report = z
  .strictObject({
    id, reason: z.enum(reportReasons), note: z.string(), state: z.enum(["open", "upheld", "rejected"]), createdAt: time, reporter: named,
    subject: z.discriminatedUnion("type", [reportedPost, reportedMember]),
  })
  .meta({ id: "Report" });

export const heldPost = z
  .strictObject({
    id, topicId: id, topicTitle: z.string(), board: z.string(), kind: postKind, author, bodyHtml: z.string(), heldFor: z.array(z.string()), createdAt: time, version: z.int(),
  })
  .meta({ id: "HeldPost" });

export const auditEntry = z
  .strictObject({
    id, at: time, actor: z.string().nullable(), action: z.string(), subjectType: z.string(), subjectId: z.string(), reason: z.string(),
    before: z.unknown(), after: z.unknown(),
  })
  .meta({ id: "AuditEntry" });

export const delivery = z
  .strictObject({
    id, eventId: id, consumer: z.string(), attempts: z.int(), lastError: z.string(), type: z.string(), subjectType: z.string(), subjectId: z.string(), occurredAt: time,
  })
  .meta({ id: "Delivery" });

export const problemShape = z
  .strictObject({
    type: z.string(), title: z.string(), status: z.int(), detail: z.string(), code: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457. `code` is the name of the rule that refused." });
