import { describe, expect, it } from "vitest";
import { knownDevice, markDevice } from "./known-device.server";

const secret = "0123456789abcdef";

describe("knownDevice", () => {
  const cookie = markDevice(secret, "Mo@Example.org");

  it("knows the device of the same address, however it is written", () => {
    expect(knownDevice(secret, " mo@example.org", cookie)).toBe(cookie);
  });

  it.each([
    ["another address", "bo@example.org", cookie],
    ["no cookie", "mo@example.org", undefined],
    ["a cookie without mark", "mo@example.org", "abc"],
    ["a changed cookie", "mo@example.org", `x${cookie}`],
  ])("does not know %s", (_, email, value) => {
    expect(knownDevice(secret, email, value)).toBeUndefined();
  });

  it("does not trust marks of another community", () => {
    expect(knownDevice("another", "mo@example.org", cookie)).toBeUndefined();
  });

  it("tells two devices of one address apart", () => {
    expect(markDevice(secret, "mo@example.org")).not.toBe(markDevice(secret, "mo@example.org"));
  });
});
