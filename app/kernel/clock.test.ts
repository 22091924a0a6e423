import { expect, it } from "vitest";
import { zonedTime } from "./clock";

it.each([
  ["2026-03-01T18:30", "UTC", "2026-03-01T18:30:00.000Z"],
  ["2026-03-01T18:30", "Asia/Shanghai", "2026-03-01T10:30:00.000Z"],
  ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
  ["2026-01-01T00:10", "America/New_York", "2026-01-01T05:10:00.000Z"],
  ["2026-03-29T12:00", "Europe/Berlin", "2026-03-29T10:00:00.000Z"],
])("%s in %s is %s", (local, zone, utc) => {
  expect(zonedTime(local, zone)?.toISOString()).toBe(utc);
});

it.each(["", "tomorrow", "2026-13-01T00:00", "2026-02-30T10:00", "2026-03-01T24:00", "2026-03-01", "2026-03-01T18:30Z"])("%j is no time", (local) => {
  expect(zonedTime(local, "UTC")).toBeNull();
});
