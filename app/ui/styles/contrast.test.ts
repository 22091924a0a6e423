import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const light = tokensOf(/:root \{([\s\S]*?)\n\}/);
const dark = { ...light, ...tokensOf(/:root\[data-theme="dark"\] \{([\s\S]*?)\n\}/) };
const darkBySystem = tokensOf(/:root:not\(\[data-theme="light"\]\) \{([\s\S]*?)\n {2}\}/);
const themes = { light, dark };

const meanings = ["moss", "crimson", "ochre", "slate"];
const hues = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `hue-${n}`);

/** [needed ratio, foreground, backgrounds] */
const pairs: Array<[number, string, string[]]> = [
  [7, "ink", ["paper", "sheet", "well", ...[...meanings, "ember"].map((name) => `${name}-wash`)]],
  [4.5, "ink-2", ["paper", "sheet", "well", "mat", ...[...meanings, "ember"].map((name) => `${name}-wash`)]],
  [4.5, "ink-3", ["paper", "sheet", "well"]],
  [4.5, "ember", ["paper", "sheet", "well", "ember-wash"]],
  [4.5, "on-ember", ["ember-fill", "ember-fill-hover", "ember-fill-press"]],
  ...meanings.map((name): [number, string, string[]] => [4.5, name, ["paper", "sheet", "well", `${name}-wash`]]),
  [4.5, "on-fill", ["moss-fill", "crimson-fill", "slate-fill"]],
  [4.5, "on-hue", hues],
  [4.5, "paper", ["ink"]],
  [4.5, "ink", ["mark"]],
  [3, "edge", ["paper", "sheet", "well"]],
  [3, "focus", ["paper", "sheet", "well", "mat"]],
  [3, "ember-fill", ["paper", "sheet"]],
];

describe.each(Object.entries(themes))("contrast in the %s theme", (_theme, tokens) => {
  it.each(pairs)("is at least %s for %s on %j", (needed, foreground, backgrounds) => {
    const tooLow = backgrounds.filter((background) => ratio(tokens[foreground], tokens[background]) < needed);
    expect(tooLow).toEqual([]);
  });
});

it("has the same dark set by choice and by system", () => {
  expect(darkBySystem).toEqual(tokensOf(/:root\[data-theme="dark"\] \{([\s\S]*?)\n\}/));
});

function tokensOf(block: RegExp): Record<string, string> {
  const body = block.exec(css)?.[1] ?? "";
  const found = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = "", hex = ""]): [string, string] => [name, hex]);
  return Object.fromEntries<string>(found);
}

function ratio(one: string | undefined, other: string | undefined): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string | undefined): number {
  if (!hex) return Number.NaN;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
