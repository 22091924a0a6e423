import { describe, expect, it } from "vitest";
import { relativeText } from "./relative-time";

const now = Date.parse("2025-11-22T12:00:00Z");

describe("relativeText", () => {
  it.each([
    ["2025-11-22T11:59:30Z", "just now", "刚刚"],
    ["2025-11-22T11:48:00Z", "12 minutes ago", "12分钟前"],
    ["2025-11-22T07:00:00Z", "5 hours ago", "5小时前"],
    ["2025-11-21T11:00:00Z", "yesterday", "昨天"],
    ["2025-11-15T11:00:00Z", "7 days ago", "7天前"],
  ])("says %s in both languages", (iso, en, zh) => {
    expect(relativeText(iso, now, "en")).toBe(en);
    expect(relativeText(iso, now, "zh-CN")).toBe(zh);
  });

  it("leaves old, future and broken moments to their date", () => {
    expect(relativeText("2025-11-14T11:00:00Z", now, "en")).toBeNull();
    expect(relativeText("2025-11-22T12:05:00Z", now, "en")).toBeNull();
    expect(relativeText("soon", now, "en")).toBeNull();
  });
});
