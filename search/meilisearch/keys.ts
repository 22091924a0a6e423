import { createHmac } from "node:crypto";
import type { Meilisearch } from "meilisearch";

type KeyName = "search" | "indexing";

const indexes = ["content*"];

/** The two keys we use, each for no more than its work. Their ids are fixed, so that making them again changes nothing. */
const keys = {
  search: { uid: "3d7c1f0a-5f0b-4b8e-9c37-6b1f6f2c8a01", actions: ["search"], indexes },
  indexing: {
    uid: "3d7c1f0a-5f0b-4b8e-9c37-6b1f6f2c8a02",
    actions: ["documents.add", "documents.delete", "documents.get", "indexes.create", "indexes.get", "indexes.delete", "indexes.swap", "settings.get", "settings.update", "tasks.get", "stats.get"], indexes,
  },
} as const;

/** A key as the server derives it: the HMAC-SHA256 of its id under the master key, in hexadecimal. */
export function keyOf(name: KeyName, masterKey: string): string {
  return createHmac("sha256", masterKey).update(keys[name].uid).digest("hex");
}

/** Makes the two keys where they are not yet. `client` holds the master key. */
export async function makeKeys(client: Meilisearch): Promise<void> {
  const { results } = await client.getKeys({ limit: 100 });
  for (const [name, { uid, actions, indexes: of }] of Object.entries(keys)) {
    if (!results.some((key) => key.uid === uid)) await client.createKey({ uid, name: `kindling-${name}`, actions: [...actions], indexes: [...of], expiresAt: null });
  }
}
