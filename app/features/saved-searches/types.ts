/** A search a member keeps. `name`: their own, or empty. `newCount`: what it has found since they last looked, as far as they may see it now; at the most `newsMax`. */
export type SavedSearch = { id: string; q: string; name: string; mail: boolean; newCount: number; createdAt: string; lookedAt: string };
