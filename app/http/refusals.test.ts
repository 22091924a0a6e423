import { expect, test } from "vitest";
import { refusals, sayRefusal } from "./refusals";

test.each([
  [90, "90 seconds", "90秒钟"], [120, "2 minutes", "2分钟"], [7_141, "2 hours", "2小时"], [7_140, "119 minutes", "119分钟"], [82_801, "24 hours", "24小时"],
])("%i seconds to wait are said as a person says them", (seconds, en, zh) => {
  expect(sayRefusal(refusals["suggestion-too-early"], "en", { seconds })).toContain(` ${en}.`);
  expect(sayRefusal(refusals["suggestion-too-early"], "zh-CN", { seconds })).toContain(`。${zh}后`);
});
