/** PostgreSQL's advisory locks that we take, each for one thing in the whole database. Any numbers do, as long as no two are the same. */
export const advisoryLocks = {
  /** One process migrates at a time. */
  migration: 4_137_001,
  /** The community's first members are counted one by one. */
  firstMembers: 4_137_002,
  /** The last admin is counted by one change of a role at a time. */
  admins: 4_137_003,
  /** The tree of boards changes one move at a time, so that two cannot make a ring. */
  boardTree: 4_137_004,
  /** One batch of all imports is written at a time. */
  imports: 4_137_005,
} as const;
