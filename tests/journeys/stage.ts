import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright";
import { expect } from "vitest";
import type { Locale } from "~/kernel/words";
import { makeBoard, makeMember, type CastBoard, type CastMember } from "../support/cast";
import { startTestServer, type TestServer } from "../support/requests";
import type { TestContextOptions } from "../support/context";

export const password = "blue kettle on the stove";

export const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

export type Screen = keyof typeof screens;

/** The served community with a board, a member who answers and a moderator; both can sign in with `password`. */
export type Stage = { server: TestServer; board: CastBoard; helper: CastMember; moderator: CastMember };

/** What a browser complained about while somebody used it. */
type Complaints = { errors: string[]; foreign: string[]; broken: string[] };

/** Somebody at a screen of their own. `look` holds the page against the accessibility rules, in both themes. */
export type Person = {
  page: Page;
  context: BrowserContext;
  complaints: Complaints;
  go(path: string): Promise<void>;
  look(): Promise<void>;
};

/** Serves a small community on the database given, else on the test file's. */
export async function openStage(options: TestContextOptions = {}): Promise<Stage> {
  const server = await startTestServer(options);
  const { ctx } = server;
  const board = await makeBoard(ctx, { slug: "joinery", name: "Joinery" });
  const helper = await makeMember(ctx, { handle: "finch", email: "finch@example.org", trust: 2 });
  const moderator = await makeMember(ctx, { handle: "warden", email: "warden@example.org", trust: 3, moderates: [board] });
  await ctx.db.account.updateMany({ data: { passwordHash: await ctx.ports.passwords.hash(password) } });
  return { server, board, helper, moderator };
}

type PersonOptions = { screen?: Screen; locale?: Locale; script?: "on" | "off"; more?: BrowserContextOptions };

/** A person with a fresh browser profile, watched for errors, refused scripts and requests to other hosts. */
export async function enter(browser: Browser, origin: string, options: PersonOptions = {}): Promise<Person> {
  const { screen = "desktop", locale = "en", script = "on", more = {} } = options;
  const context = await browser.newContext({ ...screens[screen], locale, baseURL: origin, javaScriptEnabled: script === "on", ...more });
  const complaints: Complaints = { errors: [], foreign: [], broken: [] };
  context.on("page", (page) => watch(page, origin, complaints));
  if (script === "on") await context.addInitScript(reportViolations);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return {
    page, context, complaints,
    go: async (path) => {
      await page.goto(path);
      if (script === "on") await page.locator("#page[data-awake]").waitFor();
    },
    look: () => (script === "on" ? holdAgainstAxe(page) : Promise.resolve()),
  };
}

function reportViolations(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
  });
}

function watch(page: Page, origin: string, { errors, foreign, broken }: Complaints): void {
  page.on("console", (message) => {
    // That an address was refused stands in `broken`, with what was asked.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "about:"].includes(url.protocol)) foreign.push(request.url());
  });
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    if (response.status() >= 500 || (response.status() >= 400 && !isPage)) broken.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
}

/** Nobody's browser complained. */
export function expectNoComplaints(people: readonly Person[]): void {
  for (const { complaints } of people) expect(complaints).toEqual({ errors: [], foreign: [], broken: [] });
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Looks at the whole page at once: what is scrolled below a bar would count as covered. */
async function holdAgainstAxe(page: Page): Promise<void> {
  const viewport = page.viewportSize() ?? screens.desktop.viewport;
  const height = await page.evaluate(standStill);
  await page.setViewportSize({ width: viewport.width, height: Math.max(height, viewport.height) });
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "light" ? axe.withTags(rules) : axe.withRules(["color-contrast", "link-in-text-block"])).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(" | ")}`);
    expect(found, `${new URL(page.url()).pathname}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(viewport);
}

/** Ends what moves, so that no colour is caught halfway. Returns the page's height. */
function standStill(): number {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
  window.scrollTo(0, 0);
  return document.documentElement.scrollHeight;
}

/** Keeps a page's scripts of that name back, as a slow network does, until the function it returns is called. */
export async function holdBack(page: Page, pattern: string): Promise<() => void> {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((settle) => (letThrough = settle));
  await page.route(pattern, async (route) => {
    await held;
    await route.continue();
  });
  return () => letThrough();
}
