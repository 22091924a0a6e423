import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Avatar, initialOf } from "./avatar";
import { hueOf } from "./hue";

describe("hueOf", () => {
  it("never changes for a seed", () => {
    expect(["01jd8m7k2q", "member-7", "顾一舟"].map(hueOf)).toEqual([6, 7, 1]);
  });

  it("spreads seeds over all eight hues", () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 8000; index += 1) counts.set(hueOf(`member-${index}`), (counts.get(hueOf(`member-${index}`)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.min(...counts.values())).toBeGreaterThan(700);
  });
});

describe("initialOf", () => {
  it.each([["ada", "A"], ["  éva", "É"], ["顾一舟", "顾"], ["_x", "X"], ["🦊fox", "F"], ["🦊", "🦊"], ["", "?"]])("of %j is %j", (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });
});

describe("Avatar", () => {
  it("is decoration beside a name", () => {
    expect(renderToStaticMarkup(<Avatar seed="a" name="Ada" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<Avatar seed="a" name="Ada" src="/a.webp" />)).toContain('alt=""');
  });

  it("says its text when it stands alone", () => {
    expect(renderToStaticMarkup(<Avatar seed="a" name="Ada" alt="Ada" />)).toContain('role="img" aria-label="Ada"');
  });
});
