import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { askAfterPause } from "./ask-after-pause";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks once for the last thing given, and forgets what an earlier one is answered late", async () => {
  const open: { asked: string; settle(answer: string): void; signal: AbortSignal }[] = [];
  const answered: string[] = [];
  const give = askAfterPause(100, (asked: string, signal) => new Promise<string>((settle) => void open.push({ asked, settle, signal })), (asked: string, answer: string) => void answered.push(`${asked}: ${answer}`));
  for (const text of ["g", "gl"]) give(text);
  await vi.advanceTimersByTimeAsync(100);
  give("glu");
  await vi.advanceTimersByTimeAsync(100);
  expect(open.map(({ asked, signal }) => [asked, signal.aborted])).toEqual([["gl", true], ["glu", false]]);
  open[1]?.settle("new");
  open[0]?.settle("old");
  await vi.advanceTimersByTimeAsync(0);
  expect(answered).toEqual(["glu: new"]);
  give("glue");
  give(null);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(open).toHaveLength(2);
});
