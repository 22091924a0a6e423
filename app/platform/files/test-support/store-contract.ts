import { expect, it } from "vitest";
import { newRandomId } from "~/kernel/ids";
import { StoreAway, type FileStore } from "../store";

const bytes = new TextEncoder().encode("a picture");
const nameOf = (rest: string): string => `${newRandomId()}${rest}`;

/** What every store keeps to. `away` is a store whose place does not answer. */
export function keepsContract(stores: { here(): FileStore; away(): FileStore }): void {
  it.each([".webp", ".bin", "-640.webp", "-2048.avif"])("gives back what was put as …%s, and forgets what was removed", async (rest) => {
    const [store, name] = [stores.here(), nameOf(rest)];
    expect(await store.read(name)).toBeNull();
    await store.put(name, bytes);
    expect(await store.read(name)).toEqual(Buffer.from(bytes));
    await store.remove(name);
    await store.remove(name);
    expect(await store.read(name)).toBeNull();
  });

  it("a name never holds half of what was put: the whole old or the whole new", async () => {
    const [store, name] = [stores.here(), nameOf(".webp")];
    const [old, young] = [Buffer.alloc(1_000_000, "o"), Buffer.alloc(1_000_000, "y")];
    await store.put(name, old);
    const writes = Promise.all([store.put(name, young), store.put(name, young)]);
    for (let look = 0; look < 20; look += 1) {
      const seen = await store.read(name);
      expect(seen?.equals(old) || seen?.equals(young)).toBe(true);
    }
    await writes;
    expect((await store.read(name))?.equals(young)).toBe(true);
  });

  it("leaves what is whole when it is swept", async () => {
    const [store, name] = [stores.here(), nameOf(".webp")];
    await store.put(name, bytes);
    await store.sweep(new Date("2100-01-01T00:00:00Z"));
    expect(await store.read(name)).not.toBeNull();
  });

  it.each([
    "../secret", "/etc/passwd", "..\\secret", `${"a".repeat(26)}`, `${"a".repeat(25)}.webp`, `${"A".repeat(26)}.webp`, `${"a".repeat(26)}.webp/x`,
    `${"a".repeat(26)}.webp\n`, `${"a".repeat(26)}.webp\u0000.png`, `../${"a".repeat(26)}.webp`, `${"a".repeat(26)}.webp?acl`, "",
  ])("refuses the name %j for every act", async (name) => {
    const store = stores.here();
    await expect(store.put(name, bytes)).rejects.toThrow("not a stored file's name");
    await expect(store.read(name)).rejects.toThrow("not a stored file's name");
    await expect(store.remove(name)).rejects.toThrow("not a stored file's name");
  });

  it("says when its place is away: that is not absence", async () => {
    const [store, name] = [stores.away(), nameOf(".webp")];
    await expect(store.put(name, bytes)).rejects.toThrow(StoreAway);
    await expect(store.read(name)).rejects.toThrow(StoreAway);
    await expect(store.remove(name)).rejects.toThrow(StoreAway);
  });
}
