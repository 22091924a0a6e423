import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Dot } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { iconsUrl } from "./icon-names";
import { Pager } from "./pager";
import { Dock, Frame, Rail } from "./shell";
import { nextIndex } from "./use-list-keys";
import { VoteBox } from "./vote-box";

const labels = { action: "/posts/x/vote", groupLabel: "Vote", upLabel: "Up", downLabel: "Down" };

describe("VoteBox", () => {
  it("posts the wanted state, never a toggle", () => {
    const values = (mine: -1 | 0 | 1) => [...renderToStaticMarkup(<VoteBox {...labels} score="3" mine={mine} />).matchAll(/ value="(-?\d)"/g)].map((match) => match[1]);
    expect([values(0), values(1), values(-1)]).toEqual([["1", "-1"], ["0", "-1"], ["1", "0"]]);
  });

  it("says why one may not vote", () => {
    const html = renderToStaticMarkup(<VoteBox {...labels} score="3" mine={0} refusal="This is yours" />);
    expect(html.match(/disabled=""/g)).toHaveLength(2);
    expect(html).toContain('title="This is yours"');
  });

  it("draws only up where there is no down", () => {
    expect(renderToStaticMarkup(<VoteBox action="/posts/x/vote" groupLabel="Vote" upLabel="Up" score="3" mine={0} />).match(/<button/g)).toHaveLength(1);
  });
});

describe("ErrorSummary", () => {
  it("folds after three", () => {
    const errors = ["a", "b", "c", "d", "e"].map((name) => ({ href: `#f-${name}`, text: name }));
    const html = renderToStaticMarkup(<ErrorSummary title="Not saved" errors={errors} moreLabel="2 more" />);
    expect(html.indexOf("#f-c")).toBeLessThan(html.indexOf("<details>"));
    expect(html.indexOf("#f-d")).toBeGreaterThan(html.indexOf("<details>"));
  });
});

describe("shell", () => {
  it("marks the current place and says counts in words", () => {
    const items = [{ href: "/", label: "Home", icon: "house" as const, current: true, count: 3, countLabel: "3 unread" }];
    expect(renderToStaticMarkup(<Rail label="Main" groups={[{ items }]} />)).toMatch(/aria-current="page"[^>]*aria-label="Home, 3 unread"/);
    expect(renderToStaticMarkup(<Dock label="Main" items={items} />)).toContain('aria-label="Home, 3 unread"');
  });

  it("takes the whole frame without a rail", () => {
    expect(renderToStaticMarkup(<Frame>x</Frame>)).toContain('class="frame bare"');
    expect(renderToStaticMarkup(<Frame rail={<nav />}>x</Frame>)).toContain('class="frame two"');
    expect(renderToStaticMarkup(<Frame rail={<nav />} side="y">x</Frame>)).toContain('class="frame"');
  });

  it("shortens large counts and hides zero", () => {
    expect(renderToStaticMarkup(<Dot count={120} />)).toContain("99+");
    expect(renderToStaticMarkup(<Dot count={0} />)).toBe("");
  });
});

describe("lists", () => {
  it("names the row by its first cell and labels the others for cards", () => {
    const html = renderToStaticMarkup(<DataTable caption="Members" columns={[{ key: "n", label: "Name" }, { key: "t", label: "Trust" }]} rows={[{ key: "1", cells: ["Ada", "T2"] }]} />);
    expect(html).toContain('<th scope="row">Ada</th>');
    expect(html).toContain('<td data-label="Trust">T2</td>');
  });

  it("draws no pager where there is one page", () => {
    expect(renderToStaticMarkup(<Pager label="Pages" />)).toBe("");
  });

  it("steps inside the list", () => {
    expect([nextIndex(-1, 1, 3), nextIndex(-1, -1, 3), nextIndex(2, 1, 3), nextIndex(0, -1, 3), nextIndex(-1, 1, 0)]).toEqual([0, 2, 2, 0, -1]);
  });
});

describe("house rules", () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
    .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), "utf8") }));

  it("writes no inline style", () => {
    expect(sources.filter(({ text }) => /\bstyle=/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("puts ready-made HTML into the page in one place only", () => {
    expect(sources.filter(({ text }) => text.includes("dangerouslySetInnerHTML")).map(({ name }) => name)).toEqual(["markdown-body.tsx"]);
  });

  it("has every named icon in the sprite", () => {
    const sprite = readFileSync(join(import.meta.dirname, "../../public", iconsUrl.split("?")[0] ?? ""), "utf8");
    const names = [...readFileSync(join(import.meta.dirname, "icon-names.ts"), "utf8").matchAll(/\| "([\w-]+)"/g)].map((match) => match[1]);
    expect(names.filter((name) => !sprite.includes(`<symbol id="${name}" `))).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
  });
});
