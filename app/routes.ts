import { index, route, type RouteConfig } from "@remix-run/route-config";

/** Every page, one line each. The API's addresses stand in routes/api/table.ts. */
export default [
  index("routes/home.tsx"),
  route("questions", "routes/questions.tsx"),
  route("boards", "routes/boards.tsx"),
  route("boards/:slug", "routes/board.tsx"),
  route("tags/:name", "routes/tag.tsx"),

  route("new", "routes/topics/new.tsx"),
  route("t/:id/moderation", "routes/topics/moderation.tsx"),
  route("t/:id/posts", "routes/topics/posts.tsx"),
  route("t/:id/print", "routes/topics/print.tsx"),
  route("t/:id/acceptance", "routes/topics/acceptance.tsx"),
  route("t/:id/:slug?", "routes/topics/topic.tsx"),

  route("posts/:id", "routes/posts/post.tsx"),
  route("posts/:id/acts", "routes/posts/acts.tsx"),
  route("posts/:id/vote", "routes/posts/vote.tsx"),
  route("posts/:id/reactions", "routes/posts/reactions.tsx"),
  route("posts/:id/bookmark", "routes/posts/bookmark.tsx"),
  route("posts/:id/edit", "routes/posts/edit.tsx"),
  route("posts/:id/history", "routes/posts/history.tsx"),
  route("posts/:id/deletion", "routes/posts/deletion.tsx"),
  route("posts/:id/state", "routes/posts/state.tsx"),
  route("posts/:id/report", "routes/posts/report.tsx"),

  route("uploads", "routes/files/uploads.tsx"),
  route("follow/:type/:subject", "routes/follows/follow.tsx"),
  route("bookmarks", "routes/bookmarks/bookmarks.tsx"),
  route("drafts", "routes/drafts/drafts.tsx"),
  route("drafts/:key", "routes/drafts/draft.tsx"),

  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-up", "routes/account/sign-up.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),
  route("verify", "routes/account/verify.tsx"),
  route("reset", "routes/account/reset.tsx"),
  route("reset/password", "routes/account/reset-password.tsx"),
  route("set-up", "routes/account/set-up.tsx"),

  route("settings", "routes/settings/profile.tsx"),
  route("settings/picture", "routes/settings/picture.tsx"),
  route("settings/account", "routes/settings/account.tsx"),
  route("settings/password", "routes/settings/password.tsx"),
  route("settings/sessions", "routes/settings/sessions.tsx"),
  route("settings/follows", "routes/settings/follows.tsx"),
  route("settings/tokens", "routes/settings/tokens.tsx"),
  route("settings/tokens/:id", "routes/settings/token.tsx"),

  route("members", "routes/members/directory.tsx"),
  route("members/:handle", "routes/members/member.tsx"),
  route("members/:handle/report", "routes/members/report.tsx"),

  route("staff", "routes/staff/layout.tsx", [
    index("routes/staff/overview.tsx"),
    route("held", "routes/staff/held.tsx"),
    route("reports", "routes/staff/reports.tsx"),
    route("boards", "routes/staff/boards.tsx"),
    route("boards/:slug", "routes/staff/board.tsx"),
    route("boards/:slug/moderators", "routes/staff/moderators.tsx"),
    route("new-board", "routes/staff/new-board.tsx"),
    route("groups", "routes/staff/groups.tsx"),
    route("groups/:slug", "routes/staff/group.tsx"),
    route("members", "routes/staff/members.tsx"),
    route("members/:handle", "routes/staff/member.tsx"),
    route("deliveries", "routes/staff/deliveries.tsx"),
    route("audit", "routes/staff/audit.tsx"),
    route("mail", "routes/staff/mails.tsx"),
  ]),

  route("api/docs", "routes/docs/api.tsx"),
  route("dev/mail", "routes/dev/mails.tsx"),
  route("dev/mail/:id", "routes/dev/mail.tsx"),

  route("preferences", "routes/preferences.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
