/** A member as everybody may see them. */
export type MemberView = {
  id: string;
  handle: string;
  displayName: string;
  bio: string;
  website: string;
  avatarUrl: string | null;
  trust: number;
  roles: string[];
  joinedAt: string;
  topicCount: number;
  postCount: number;
  imported: boolean;
  sourceUrl: string | null;
};

/** Who wrote something: enough for a line. */
export type AuthorView = { id: string; handle: string; displayName: string; avatarUrl: string | null; isStaff: boolean };

/** A member as operators list them. */
export type MemberRow = {
  id: string; handle: string; displayName: string; email: string | null; trust: number; state: string; imported: boolean;
  roles: { role: string; board: string | null }[]; joinedAt: string;
};

/** A named circle: how many are in it, and the first of them by handle. */
export type GroupView = { id: string; slug: string; name: string; memberCount: number; members: { handle: string; displayName: string }[] };

/** Somebody whom a text may mean. */
export type MemberSuggestion = Pick<AuthorView, "id" | "handle" | "displayName" | "avatarUrl">;
