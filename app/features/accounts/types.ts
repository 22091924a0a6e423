import type { Scope } from "~/kernel/actor";

/** A member's own account: what only they may see. */
export type MyAccount = {
  id: string;
  handle: string;
  displayName: string;
  bio: string;
  website: string;
  avatarUrl: string | null;
  email: string;
  trust: number;
  roles: { role: string; board: string | null }[];
  locale: string | null;
  theme: string;
  /** Whether they are mailed about questions of theirs with answers and none accepted. */
  acceptanceReminders: boolean;
  timeZone: string;
  /** Whether they may be asked to answer questions. */
  takesInvitations: boolean;
  joinedAt: string;
};

/** A browser session as its owner sees it. */
export type SessionView = { id: string; device: string; createdAt: string; lastSeenAt: string; expiresAt: string; current: boolean };

/** An API token as its owner sees it; the token itself is shown once, when made. */
export type TokenView = { id: string; name: string; prefix: string; scopes: Scope[]; createdAt: string; expiresAt: string; lastUsedAt: string | null };

/** A mail that waits to be handed out. */
export type MailView = { id: string; to: string; subject: string; text: string; createdAt: string };
