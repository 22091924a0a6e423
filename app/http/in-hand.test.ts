import { expect, it } from "vitest";
import { makeInHand } from "./in-hand";

it("lets each member have so many under way, and another once one of theirs has ended, well or not", async () => {
  const inHand = makeInHand(2);
  const ends: ((error?: Error) => void)[] = [];
  const begin = (who: string): Promise<string> =>
    inHand.run(who, () => new Promise((done, fail) => ends.push((error) => (error ? fail(error) : done("done")))), () => "refused");
  const [first, second] = [begin("wren"), begin("wren")];
  expect(await begin("wren")).toBe("refused");
  const other = begin("finch");
  ends[0]?.(new Error("broken off"));
  await expect(first).rejects.toThrow("broken off");
  const third = begin("wren");
  expect(await begin("wren")).toBe("refused");
  ends.slice(1).forEach((end) => end());
  expect(await Promise.all([second, other, third])).toEqual(["done", "done", "done"]);
});
