import type { Scene } from "./api-scene";
import { password } from "./api-scene";

/** A body that fits, for every endpoint that takes one: each optional field is there too. */
export function samplesOf(scene: Pick<Scene, "board" | "admin">, postId: string): Record<string, Record<string, unknown>> {
  const reason = "because";
  return {
    signUp: { email: "sample@example.org", password, handle: "sample", displayName: "Sample" },
    verifySignUp: { token: "t".repeat(30) },
    requestPasswordReset: { email: "sample@example.org" },
    resetPassword: { password },
    signIn: { email: "sample@example.org", password },
    changeMe: { displayName: "Sample", bio: "b", website: "https://example.org", handle: scene.admin.handle, locale: "en", theme: "dark", timeZone: "UTC", acceptanceReminders: true, takesInvitations: true },
    setFeedWeights: { response: 2, age: 1, size: 0.5, topic: 0, board: 1, tags: 1, author: 1, unseen: 1, own: 1 },
    changeMyPassword: { current: password, password },
    createToken: { name: "sample", scopes: ["read"], expiresInDays: 1 },
    setTrust: { trust: 1, reason },
    setStanding: { state: "active", reason },
    createBoard: {
      slug: "sample", name: "Sample", description: "d", guidelines: "g", template: "t", topicKinds: ["question"], requiredTags: ["oak"], requiredTagGroups: [], altText: "required", fileKinds: ["pdf"], minTrust: 0,
      reviewPolicy: "none", visibility: "public", groups: [], hue: 1, position: 0, parent: null,
    },
    changeBoard: {
      name: "Sample", description: "d", guidelines: "g", template: "t", topicKinds: ["discussion", "question"], requiredTags: [], requiredTagGroups: [], altText: "asked", fileKinds: [], minTrust: 0,
      reviewPolicy: "none", visibility: "public", groups: [], hue: 1, position: 0, parent: null, version: 1,
    },
    createGroup: { slug: "sample", name: "Sample" },
    createTopic: { board: scene.board.slug, kind: "discussion", title: "A sample topic", body: "b", tags: ["oak"], publishAt: "2026-12-31T00:00:00Z", draft: `topic-${"0".repeat(26)}@1` },
    editTopic: { title: "A sample topic", body: "b", tags: ["oak"], version: 1, reason, draft: `edit-${"0".repeat(26)}@1` },
    lockTopic: { reason }, unlockTopic: { reason }, pinTopic: { reason }, unpinTopic: { reason },
    setSlowMode: { seconds: 60, reason }, setTimer: { at: "2027-01-01T00:00:00Z", reason }, setPublication: { at: null },
    movePosts: { to: postId, posts: [postId], reason }, splitTopic: { title: "A sample topic", board: scene.board.slug, posts: [postId], reason }, mergeTopic: { to: postId, reason },
    moveTopic: { board: scene.board.slug, reason },
    markRead: { lastPostId: postId },
    setPoll: {
      kind: "score", question: "q", options: [{ text: "a", picture: postId }, { text: "b" }], min: 1, max: 2, scoreMax: 5, secrecy: "secret", results: "always", minTrust: 0, group: "sample",
      breakdowns: ["level"], segment: "sample", closesAt: "2026-12-31T00:00:00Z",
    },
    addPollOption: { text: "c", picture: postId },
    castBallot: { marks: [{ option: 1, mark: 1 }] },
    endPoll: { reason },
    acceptAnswer: { postId, reason }, unacceptAnswer: { reason },
    closeQuestion: { reason: "unclear", of: postId, note: reason, mergeAnswers: false }, reopenQuestion: { note: reason }, markStale: { reason }, unmarkStale: { reason },
    createPost: { body: "b", replyTo: postId, draft: `reply-${"0".repeat(26)}@1` },
    editPost: { body: "b", version: 1, reason, draft: `edit-${"0".repeat(26)}@1` },
    suggestEdit: { body: "b", title: "A sample topic", tags: ["oak"], reason, version: 1 },
    decideEditSuggestion: { decision: "approved", reason, body: "b", title: "A sample topic", tags: ["oak"], version: 1 },
    castVote: { value: 1 },
    restoreRevision: { to: 1, version: 1 },
    bookmark: { note: "n", remindAt: "2026-03-02T10:00:00Z" },
    saveSearch: { q: "oak glue", name: "n", mail: true }, changeSavedSearch: { name: "n", mail: false, looked: true },
    follow: { level: "muted" },
    setPostState: { state: "visible", reason, version: 1 },
    saveDraft: { fields: { body: "b", title: "t", tags: "oak", board: scene.board.slug, kind: "question", version: "1" }, version: 0 },
    describeTag: { summary: "s", body: "b", version: 1, reason },
    restoreTagRevision: { to: 9, version: 1 },
    mergeTag: { into: "elm", reason }, renameTag: { name: "yews", reason },
    createTagGroup: { slug: "sample", name: { en: "Sample", zh: "样例" }, oneOf: true, tags: ["oak"] },
    changeTagGroup: { name: { en: "Sample", zh: "样例" }, oneOf: false, tags: ["oak"], version: 1 },
    suggestTagsForText: { title: "t", body: "b", board: scene.board.slug },
    preview: { body: "b" },
    fileReport: { subjectType: "post", subjectId: postId, reason: "spam", note: "n" },
    decideReport: { decision: "upheld", reason },
  };
}

/** Values no field asks for; JSON text, since not all can be said in an object. */
export const hostileValues: readonly string[] = [
  "null", "true", "false", "0", "-1", "1.5", "1e309", "-1e309", "9007199254740993", "1e-400", "[]", "[[]]", "[null]", '["a",1,{}]', "{}",
  '{"$ne":null}', '{"length":3}', '{"toString":1}', '{"__proto__":{"isOperator":true}}', '{"then":1}', '""', '" "', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"',
  '"__proto__"', '"constructor"', '"\u202e"', '"😀😀😀"', `"${"'; DROP TABLE \\\"Member\\\"; --"}"`, '"%00%ff"', '"\\\\u0000"', '"1"', '"NaN"', '"2026-13-45T99:99:99Z"',
  `"${"x".repeat(300)}"`, `"${"水".repeat(70_000)}"`, `[${'"x",'.repeat(2_000)}"x"]`, `${"[".repeat(60)}${"]".repeat(60)}`, '"0"', '"00000000000000000000000000"',
];

/** The same for addresses: path parts and filters, before encoding. */
export const hostileTexts: readonly string[] = [
  "", " ", "\u0000", "a\u0000b", "__proto__", "constructor", "toString", "null", "undefined", "NaN", "-1", "0", "1e309", "9".repeat(40), "'", "\"", "%", "%00", "..", "a/b",
  "\u202e", "😀", "水".repeat(400), "x".repeat(3_000), "[]", "{}", "00000000000000000000000000", "true", "1", "bm90LW91cnM.AAAAAAAAAAAAAAAAAAAAAA",
];
