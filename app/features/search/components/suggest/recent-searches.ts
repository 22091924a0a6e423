import { deviceStore } from "~/ui/device-store";

const keptMax = 8;

/** What somebody searched for last on this device, the newest first. Nothing of it is sent anywhere. */
export type RecentSearches = { list(): string[]; add(q: string): void; clear(): void };

/** The recent searches of a member, or of whoever is a guest at this device. */
export function recentSearches(owner: string, store: Pick<Storage, "getItem" | "setItem" | "removeItem"> = deviceStore()): RecentSearches {
  const name = `kindling.searches.${owner}`;
  const list = (): string[] => {
    try {
      const kept: unknown = JSON.parse(store.getItem(name) ?? "[]");
      return Array.isArray(kept) ? kept.filter((q): q is string => typeof q === "string").slice(0, keptMax) : [];
    } catch {
      return []; // not ours, or cut off
    }
  };
  return {
    list,
    add(q) {
      const text = q.trim();
      if (text === "") return;
      try {
        store.setItem(name, JSON.stringify([text, ...list().filter((other) => other.toLowerCase() !== text.toLowerCase())].slice(0, keptMax)));
      } catch {
        // the device is full: the search itself matters more
      }
    },
    clear: () => store.removeItem(name),
  };
}
