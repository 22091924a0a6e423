import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll } from "vitest";

const flags = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Gives the test file a Chromium, closed after its last test. Call it once, at the top. */
export function useBrowser(): { current(): Browser } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
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
