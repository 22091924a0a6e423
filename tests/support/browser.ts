import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll } from "vitest";

/** The same engine twice: without a window to draw it needs half the processor's time. */
const programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

const flags = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Gives the test file a Chromium, closed after its last test. Call it once, at the top. */
export function useBrowser(): { current(): Browser } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? programs.find((path) => existsSync(path)),
      args: process.getuid?.() === 0 ? [...flags, "--no-sandbox"] : flags,
    });
  });
  afterAll(async () => browser?.close());
  return {
    current() {
      if (!browser) throw new Error("the browser is there inside tests and hooks only");
      return browser;
    },
  };
}
