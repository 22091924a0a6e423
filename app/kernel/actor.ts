/** What an API token may do; a browser session may do all its member may. */
export type Scope = "read" | "write" | "moderate" | "operate";
export const scopes = ["read", "write", "moderate", "operate"] as const;

/** Whether the text names a scope. */
export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}

export type Trust = 0 | 1 | 2 | 3 | 4;

/** Somebody who has not signed in. */
export type Guest = { kind: "guest" };

/** A signed-in member as the rules see them. Board and group ids, never slugs. */
export type MemberActor = {
  kind: "member";
  id: string;
  handle: string;
  displayName: string;
  trust: Trust;
  joinedAt: Date;
  isAdmin: boolean;
  isOperator: boolean;
  isModerator: boolean;
  moderates: string[];
  groups: string[];
  scopes: readonly Scope[];
  /** Hash of the session or token the request came with; signs forms, names the current session. */
  credential: { kind: "session" | "session-token" | "token"; id: string; signedInAt: Date };
};

export type Actor = Guest | MemberActor;

export const guest: Guest = { kind: "guest" };

/** Operators run the community; admins are operators who may also grant those roles. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "member" && (actor.isOperator || actor.isAdmin || actor.isModerator);
}

/** Whether the credential carries the scope. */
export function hasScope(actor: Actor, scope: Scope): boolean {
  return actor.kind === "member" && actor.scopes.includes(scope);
}
