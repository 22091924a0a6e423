import type { Target } from "./matrix-scene";

type Fields = Record<string, string>;

/** Where a page's row is asked, and what its form posts so that only the right to do it is in question. */
export type PageAddress = { path(target: Target, place: "open" | "closed"): string; fields?(target: Target): Fields; placed?: true };

const fixed = (path: string, fields?: Fields): PageAddress => ({ path: () => path, fields: fields ? () => fields : undefined });
const ofTopic = (rest: string, fields?: (target: Target) => Fields): PageAddress => ({ path: ({ topic }) => `/t/${topic}${rest}`, fields, placed: true });
const ofPost = (rest: string, fields?: Fields): PageAddress => ({ path: ({ post }) => `/posts/${post}${rest}`, fields: fields ? () => fields : undefined, placed: true });
const ofPoll = (rest: string, fields?: Fields): PageAddress => ({ path: ({ poll }) => `/polls/${poll}${rest}`, fields: fields ? () => fields : undefined, placed: true });
const ofBoard = (before: string, after: string, fields?: Fields): PageAddress => ({ path: (_, place) => `${before}${place}${after}`, fields: fields ? () => fields : undefined, placed: true });

const account = { email: "somebody@private.example", password: "quiet lantern by the door", handle: "somebody", displayName: "Somebody" };
const reason = "because";

/** Every page by the id of its route. */
export const pageAddresses: Record<string, PageAddress> = {
  "routes/home": fixed("/"),
  "routes/questions": fixed("/questions"),
  "routes/boards": fixed("/boards"),
  "routes/board": ofBoard("/boards/", ""),
  "routes/tag": fixed("/tags/oak"),
  "routes/docs/api": fixed("/api/docs"),
  "routes/topics/new": ofBoard("/new?board=", "", undefined),
  "routes/topics/moderation": ofTopic("/moderation", () => ({ wanted: "locked", reason })),
  "routes/topics/publication": ofTopic("/publication", () => ({ wanted: "now" })),
  "routes/topics/posts": ofTopic("/posts", () => ({ title: "A topic of its own" })),
  "routes/topics/print": ofTopic("/print"),
  "routes/topics/acceptance": ofTopic("/acceptance", ({ post }) => ({ postId: post })),
  "routes/topics/topic": ofTopic("", ({ topic }) => ({ body: `An answer to ${topic}` })),
  "routes/polls/poll": ofTopic("/poll", () => ({ kind: "single", question: "", options: "Oak\nAsh", secrecy: "secret", results: "voted" })),
  "routes/polls/ballot": ofPoll("/ballot", { option: "1" }),
  "routes/polls/acts": ofPoll("/acts", { wanted: "end", reason }),
  "routes/polls/record": ofPoll("/record"),
  "routes/polls/record-file": ofPoll("/record.json"),
  "routes/posts/post": ofPost(""),
  "routes/posts/acts": ofPost("/acts"),
  "routes/posts/vote": ofPost("/vote", { value: "1" }),
  "routes/posts/reactions": ofPost("/reactions", { on: "love" }),
  "routes/posts/bookmark": ofPost("/bookmark", { wanted: "on" }),
  "routes/posts/edit": ofPost("/edit", { body: "Edited.", version: "1" }),
  "routes/posts/history": ofPost("/history", { to: "1", version: "1" }),
  "routes/posts/deletion": ofPost("/deletion", { wanted: "deleted" }),
  "routes/posts/state": ofPost("/state", { state: "hidden", reason, version: "1" }),
  "routes/posts/report": ofPost("/report", { reason: "spam", note: "" }),
  "routes/files/uploads": fixed("/uploads", {}),
  "routes/follows/follow": { path: (_, place) => `/follow/board/${place}`, fields: () => ({ level: "followed" }), placed: true },
  "routes/bookmarks/bookmarks": fixed("/bookmarks"),
  "routes/settings/follows": fixed("/settings/follows"),
  "routes/drafts/drafts": fixed("/drafts", { body: "Half written", draft: "reply-00000000000000000000000000@0" }),
  "routes/drafts/draft": fixed("/drafts/edit-00000000000000000000000000", {}),
  "routes/account/sign-in": fixed("/sign-in", { email: "nobody@private.example", password: "not the password" }),
  "routes/account/sign-up": fixed("/sign-up", { ...account, shownAt: "1.x" }),
  "routes/account/sign-out": fixed("/sign-out"),
  "routes/account/verify": fixed("/verify", { token: "t".repeat(43) }),
  "routes/account/reset": fixed("/reset", { email: account.email }),
  "routes/account/reset-password": fixed("/reset/password", { token: "t".repeat(43), password: account.password }),
  "routes/account/set-up": fixed("/set-up", { token: "t".repeat(43), ...account }),
  "routes/settings/profile": fixed("/settings", { bio: "Makes things." }),
  "routes/settings/picture": fixed("/settings/picture", {}),
  "routes/settings/account": fixed("/settings/account", { locale: "en", theme: "system", timeZone: "UTC" }),
  "routes/settings/password": fixed("/settings/password", { current: "not the password", password: account.password }),
  "routes/settings/sessions": fixed("/settings/sessions", { session: "no-such-session" }),
  "routes/settings/tokens": fixed("/settings/tokens", { name: "matrix", "scopes[]": "read", expiresInDays: "7" }),
  "routes/settings/token": fixed("/settings/tokens/00000000000000000000000000", {}),
  "routes/members/directory": fixed("/members"),
  "routes/members/member": fixed("/members/bystander"),
  "routes/members/report": fixed("/members/bystander/report", { reason: "spam", note: "" }),
  "routes/feeds/home": fixed("/feed.atom"),
  "routes/feeds/board": ofBoard("/boards/", "/feed.atom"),
  "routes/feeds/tag": fixed("/tags/oak/feed.atom"),
  "routes/feeds/member": fixed("/members/bystander/feed.atom"),
  "routes/feeds/topic": ofTopic("/feed.atom"),
  "routes/sitemap/index": fixed("/sitemap.xml"),
  "routes/sitemap/part": fixed("/sitemaps/places.xml"),
  "routes/sitemap/robots": fixed("/robots.txt"),
  "routes/staff/layout": fixed("/staff"),
  "routes/staff/overview": fixed("/staff"),
  "routes/staff/held": { path: () => "/staff/held", fields: ({ post }) => ({ id: post, state: "visible", reason, version: "1" }), placed: true },
  "routes/staff/reports": fixed("/staff/reports", { id: "00000000000000000000000000", decision: "upheld", reason, post: "keep" }),
  "routes/staff/boards": fixed("/staff/boards"),
  "routes/staff/board": ofBoard("/staff/boards/", "", { name: "Changed", version: "1" }),
  "routes/staff/moderators": ofBoard("/staff/boards/", "/moderators", { handle: "bystander", member: "out" }),
  "routes/staff/new-board": fixed("/staff/new-board", { slug: "x" }),
  "routes/staff/groups": fixed("/staff/groups", { slug: "x", name: "" }),
  "routes/staff/group": fixed("/staff/groups/circle", { handle: "bystander", member: "in" }),
  "routes/staff/members": fixed("/staff/members"),
  "routes/staff/member": fixed("/staff/members/bystander", { act: "trust", trust: "2", reason }),
  "routes/staff/deliveries": fixed("/staff/deliveries", { eventId: "none", consumer: "none" }),
  "routes/staff/audit": fixed("/staff/audit"),
  "routes/staff/mails": fixed("/staff/mail"),
  "routes/dev/mails": fixed("/dev/mail"),
  "routes/dev/mail": fixed("/dev/mail/00000000000000000000000000"),
  "routes/preferences": fixed("/preferences", { theme: "system", to: "/" }),
  "routes/not-found": fixed("/no/such/page"),
};
